package io.lianzhi.gateway.credential;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.lianzhi.contracts.PartyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What counts, of all that was ever given. */
final class SharedValues {
  /** What was approved last; what is configured only where there is nothing else. */
  private static final Comparator<SharedCredential> LAST =
      comparingInt(
              (SharedCredential credential) -> credential.origin() == Origin.CONFIGURED ? 0 : 1)
          .thenComparing(credential -> credential.approvedAt().orElse(Instant.MIN))
          .thenComparingLong(SharedCredential::number);

  private final List<SharedValue> given;
  private final List<SharedValue> configured;

  /**
   * @param given by the register, whatever became of it
   * @param configured what is configured here: of another node's configuration nothing counts here
   */
  SharedValues(List<SharedValue> given, List<SharedValue> configured) {
    this.given = given;
    this.configured = configured;
  }

  /** The secret of that name that was approved last. */
  Optional<Secret> current(PartyId party, String name, Instant now) {
    return counting(now)
        .filter(value -> value.isOf(party, SharedKind.SECRET, name))
        .max(comparing(SharedValue::credential, LAST))
        .map(SharedValue::value);
  }

  /** All secrets of that name. */
  List<Secret> secrets(PartyId party, String name, Instant now) {
    return counting(now)
        .filter(value -> value.isOf(party, SharedKind.SECRET, name))
        .map(SharedValue::value)
        .toList();
  }

  /** All are compared, whichever it is. */
  boolean takes(PartyId party, String name, String shown, Instant at) {
    return here()
            .filter(value -> value.isOf(party, SharedKind.SECRET, name))
            .filter(value -> counted(value.credential(), at))
            .filter(value -> value.is(shown))
            .count()
        > 0;
  }

  private static boolean counted(SharedCredential credential, Instant at) {
    boolean withdrawnLater = credential.state().isWithdrawn() && credential.changedAt().isAfter(at);
    return !credential.hasEnded(at)
        && (credential.state() == CredentialState.ACTIVE || withdrawnLater);
  }

  /** Lines of OpenSSH. */
  List<Secret> hostKeys(PartyId party, Instant now) {
    return counting(now)
        .filter(value -> value.credential().kind() == SharedKind.HOST_KEY)
        .filter(value -> value.credential().party().equals(party))
        .map(SharedValue::value)
        .toList();
  }

  /** Of those that have an end. */
  List<Ending> endings(Instant now) {
    return counting(now)
        .map(SharedValue::credential)
        .flatMap(credential -> credential.until().stream().map(end -> ending(credential, end)))
        .toList();
  }

  private static Ending ending(SharedCredential credential, Instant until) {
    return new Ending(
        credential.party(), credential.kind() + " " + credential.name(), credential.place(), until);
  }

  private Stream<SharedValue> counting(Instant now) {
    return here()
        .filter(value -> value.credential().state() == CredentialState.ACTIVE)
        .filter(value -> !value.credential().hasEnded(now));
  }

  private Stream<SharedValue> here() {
    return given.stream()
        .filter(value ->
            value.credential().origin() != Origin.CONFIGURED
                || configured.stream().anyMatch(value::isSameAs));
  }
}
