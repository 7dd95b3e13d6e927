package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.gateway.AdapterHouse;
import io.lianzhi.gateway.Rehearsal;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Journal;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.security.keys.OpenSsh;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Tries a shared credential before it counts: the way to the party is gone with it in the place of
 * those that count.
 */
public final class SharedRehearsal {
  private final SharedDesk desk;
  private final Rehearsal rehearsal;
  private final Journal journal;

  public SharedRehearsal(SharedDesk desk, Rehearsal rehearsal, Journal journal) {
    this.desk = desk;
    this.rehearsal = rehearsal;
    this.journal = journal;
  }

  /**
   * What came of it.
   *
   * @param used whether it was asked for on the way: where it was not, the steps say nothing of it,
   *     as of a secret by which the party calls the hub
   */
  public record Rehearsed(boolean used, List<Step> steps) {}

  /**
   * Goes the way to its party; nothing changes at the party or here.
   *
   * @throws ObjectionException if there is no such credential, or it counts, or never will, or its
   *     party is not seated any more
   */
  public Rehearsed rehearse(Administrator who, long number) {
    SharedValue tried = desk.toTry(number);
    Rehearsed rehearsed =
        switch (tried.credential().kind()) {
          case SECRET -> secret(tried);
          case HOST_KEY -> hostKey(tried);
        };
    journal.write(SharedDeeds.rehearsed(who, tried.credential(), outcome(rehearsed)));
    return rehearsed;
  }

  private Rehearsed secret(SharedValue tried) {
    AtomicBoolean used = new AtomicBoolean();
    List<Step> steps =
        test(
            tried,
            house -> house.with(house.keys(), new RehearsedSecrets(house.secrets(), tried, used)));
    return new Rehearsed(used.get(), steps);
  }

  private Rehearsed hostKey(SharedValue tried) {
    AtomicBoolean used = new AtomicBoolean();
    PinnedHosts alone =
        PinnedHosts.alone(OpenSsh.read(tried.value().reveal()), () -> used.set(true));
    List<Step> steps =
        test(tried, house -> house.with(house.keys().pinning(alone), house.secrets()));
    return new Rehearsed(used.get(), steps);
  }

  private List<Step> test(SharedValue tried, UnaryOperator<AdapterHouse> change) {
    return rehearsal
        .test(tried.credential().party(), change)
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "party"));
  }

  private static String outcome(Rehearsed rehearsed) {
    return rehearsed.steps().stream()
        .flatMap(step -> step.trouble().stream())
        .map(Trouble::kind)
        .findFirst()
        .map(Enum::name)
        .orElse(rehearsed.used() ? "REACHED" : "NOT_USED");
  }
}
