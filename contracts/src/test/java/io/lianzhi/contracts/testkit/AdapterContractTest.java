package io.lianzhi.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Handover;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.ItemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the house asks of every adapter: how it translates ({@link TranslationContractTest}), how it
 * answers on its own lines, and what it makes of a delivery. A subclass says which adapter it is,
 * how the party's bytes reach it, what its form loses, and what stands in for the party's system.
 */
public abstract class AdapterContractTest extends TranslationContractTest {
  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final AtomicLong NUMBERS = new AtomicLong(1_000);

  /** The party's stand-in, running; never asked for where the party fetches its letters. */
  protected abstract StandIn standIn();

  /**
   * What can become of a delivery on the party's line; a queue, for one, refuses nothing and
   * answers nothing.
   */
  protected Set<Scenario> scenarios() {
    return EnumSet.allOf(Scenario.class);
  }

  /**
   * A letter for the delivery tests, under an id of its own: a kind carried that is no question.
   */
  protected Letter deliverable(String id) {
    ItemKind kind = carried().stream().filter(each -> !each.isQuestion()).findFirst().orElseThrow();
    return FullLetters.renamed(full(kind), "contract-" + id);
  }

  /** What the party reads of a reply, where it is sealed for it. */
  protected byte[] readable(LineReply reply) {
    return reply.message().body();
  }

  @Test
  void namesItsMappingAndItsLines() {
    assertThat(adapter().mappingVersion()).isNotBlank();
    assertThat(adapter().lines()).extracting(Line::name).doesNotHaveDuplicates();
    assertThat(adapter().lines()).isEqualTo(adapter().lines());
  }

  @TestFactory
  Stream<DynamicTest> repliesToEverythingOnItsOwnLines() {
    Set<String> lines =
        adapter().lines().stream()
            .filter(line -> !(line instanceof Line.Poll))
            .map(Line::name)
            .collect(Collectors.toSet());
    return each(
        golden().inward().stream()
            .filter(pair -> lines.contains(opened(pair.file(), pair.bytes()).line()))
            .toList(),
        pair -> repliesToEverything(opened(pair.file(), pair.bytes()).raw(), pair.letters()));
  }

  /** A refusal is told apart from a receipt, and by its code; a receipt names its incident. */
  private void repliesToEverything(RawMessage request, List<Letter> letters) {
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(says(adapter().reply(request, Refused.of(code, "item.plate")), code.name()))
          .as("says %s", code)
          .isTrue();
    }
    Letter letter = letters.getFirst();
    Refused unknown = Refused.of(RefusalCode.CODE_UNKNOWN, "item.vehicleType");
    for (boolean repeated : List.of(false, true)) {
      Receipt taken = receipt(letter, new Outcome.Taken(), repeated);
      assertSaysOnly(Set.of(), request, taken);
      assertSaysOnly(
          Set.of(unknown.code()), request, receipt(letter, new Outcome.Parked(unknown), repeated));
      assertSaysOnly(Set.of(unknown.code()), request, receipt(letter, unknown, repeated));
    }
  }

  private void assertSaysOnly(Set<RefusalCode> reasons, RawMessage request, Receipt receipt) {
    LineReply reply = adapter().reply(request, receipt);
    assertThat(says(reply, receipt.incident().number())).as("names the incident").isTrue();
    assertThat(RefusalCode.values())
        .filteredOn(code -> says(reply, code.name()))
        .as("the reasons in the reply to %s", receipt)
        .containsExactlyInAnyOrderElementsOf(reasons);
  }

  private boolean says(LineReply reply, String word) {
    assertThat(reply.httpStatus()).isBetween(200, 599);
    assertThat(reply.message().contentType()).isNotBlank();
    return Traces.says(readable(reply), word);
  }

  private static Receipt receipt(Letter letter, Outcome outcome, boolean repeated) {
    return new Receipt(
        Optional.of(letter.id()),
        Incident.of(NUMBERS.incrementAndGet()),
        Instant.parse("2021-11-19T02:00:00Z"),
        letter.to().stream().collect(Collectors.toMap(party -> party, party -> outcome)),
        repeated);
  }

  /** A question that the hub asks, under an id of its own. */
  private Letter question(String id) {
    return FullLetters.renamed(full(ItemKind.VEHICLE_QUESTION), "contract-question-" + id)
        .answerBy(Instant.now().plus(A_WHILE));
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatCameOfADelivery(Scenario scenario) {
    assumeTrue(adapter().handover() == Handover.CALLED, "the party fetches its letters");
    assumeTrue(scenarios().contains(scenario), "cannot happen on this line");
    standIn().arrange(scenario);
    Delivery delivery = deliver(deliverable(scenario.name()));
    assertThat(expected(scenario)).as("%s", delivery).contains(delivery.getClass());
    assertTakesTheNext(scenario);
  }

  /** A question changes nothing at the party: one of unclear end may always be asked again. */
  @ParameterizedTest
  @EnumSource
  void saysWhatCameOfAQuestion(Scenario scenario) {
    assumeTrue(adapter().handover() == Handover.CALLED, "the party fetches its letters");
    assumeTrue(carried().contains(ItemKind.VEHICLE_QUESTION), "the party is asked nothing");
    assumeTrue(scenarios().contains(scenario), "cannot happen on this line");
    standIn().arrange(scenario);
    Delivery delivery = deliver(question(scenario.name()));
    Set<Class<? extends Delivery>> allowed = new HashSet<>(expected(scenario));
    if (allowed.contains(Delivery.Unknown.class)) {
      allowed.add(Delivery.RetryLater.class);
    }
    assertThat(allowed).as("%s", delivery).contains(delivery.getClass());
    assertTakesTheNext(scenario);
  }

  private void assertTakesTheNext(Scenario scenario) {
    standIn().arrange(Scenario.SUCCESS);
    assertThat(deliver(deliverable(scenario + "-after")))
        .as("the next delivery")
        .isInstanceOf(Delivery.Accepted.class);
  }

  private Set<Class<? extends Delivery>> expected(Scenario scenario) {
    boolean again = standIn().repeat() == StandIn.Repeat.HELD_ONCE;
    return switch (scenario) {
      case SUCCESS -> Set.of(Delivery.Accepted.class);
      case REFUSED -> Set.of(Delivery.Declined.class);
      case SERVER_ERROR ->
          again
              ? Set.of(Delivery.RetryLater.class)
              : Set.of(Delivery.RetryLater.class, Delivery.Unknown.class);
      case TIMEOUT, GARBAGE ->
          again ? Set.of(Delivery.RetryLater.class) : Set.of(Delivery.Unknown.class);
    };
  }

  @Test
  void findsTheWayToAPartyThatIsThere() {
    assumeTrue(adapter().handover() == Handover.CALLED, "the party fetches its letters");
    standIn().arrange(Scenario.SUCCESS);
    assertThat(adapter().testConnection()).allMatch(step -> step.trouble().isEmpty());
  }

  @Test
  void deliversOneIdTwiceToTheDeclaredEffect() {
    assumeTrue(adapter().handover() == Handover.CALLED, "the party fetches its letters");
    Letter letter = deliverable("twice");
    TestParcel parcel = parcel(letter);
    standIn().arrange(Scenario.SUCCESS);
    assertThat(deliver(parcel)).isInstanceOf(Delivery.Accepted.class);
    assertThat(standIn().held(letter.id())).isEqualTo(1);
    Delivery second = deliver(parcel);
    switch (standIn().repeat()) {
      case HELD_ONCE -> {
        assertThat(second).isInstanceOf(Delivery.Accepted.class);
        assertThat(standIn().held(letter.id())).isEqualTo(1);
      }
      case HELD_TWICE -> assertThat(standIn().held(letter.id())).isEqualTo(2);
    }
  }

  @Test
  void saysOfEachParcelInOrderWhatCameOfIt() {
    assumeTrue(adapter().handover() == Handover.CALLED, "the party fetches its letters");
    standIn().arrange(Scenario.SUCCESS);
    List<Letter> letters = Stream.of("one", "two").map(this::deliverable).toList();
    assertThat(adapter().deliver(List.copyOf(letters.stream().map(this::parcel).toList())))
        .hasSize(letters.size())
        .allMatch(Delivery.Accepted.class::isInstance);
    assertThat(letters).allMatch(letter -> standIn().held(letter.id()) == 1);
    assertThat(adapter().deliver(List.of())).isEmpty();
  }

  private Delivery deliver(Letter letter) {
    return deliver(parcel(letter));
  }

  private Delivery deliver(TestParcel parcel) {
    List<Delivery> deliveries = adapter().deliver(List.of(parcel));
    assertThat(deliveries).hasSize(1);
    return deliveries.getFirst();
  }

  private TestParcel parcel(Letter letter) {
    return TestParcel.of(NUMBERS.incrementAndGet(), letter, adapter().encode(letter));
  }
}
