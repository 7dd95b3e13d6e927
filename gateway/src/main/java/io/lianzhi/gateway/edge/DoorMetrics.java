package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is counted and timed at the door. */
final class DoorMetrics {
  private final Counter knocks;
  private final MeterProvider<Timer> accepts;
  private final MeterProvider<Counter> copies;
  private final MeterProvider<Counter> problems;

  DoorMetrics(MeterRegistry registry) {
    this.knocks =
        Counter.builder("lianzhi.door.knocks")
            .description("Requests under a client certificate of no party")
            .register(registry);
    this.accepts =
        Timer.builder("lianzhi.door.accept")
            .description("From the request's body read to the reply known, by party and outcome")
            .serviceLevelObjectives(
                Duration.ofMillis(2),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2))
            .withRegistry(registry);
    this.copies =
        Counter.builder("lianzhi.door.copies")
            .description("What became of letters at the door, once per addressee")
            .withRegistry(registry);
    this.problems =
        Counter.builder("lianzhi.door.problems")
            .description("Problem documents written, by status and code")
            .withRegistry(registry);
  }

  void knock() {
    knocks.increment();
  }

  void replied(PartyId party, String line, Exchange exchange, long nanos) {
    Reply reply = exchange.reply();
    accepts
        .withTags("party", party.value(), "line", line, "outcome", outcome(reply))
        .record(Duration.ofNanos(nanos));
    switch (reply) {
      case Refused refused when exchange.refusals().isEmpty() -> copy(party, "", refused);
      case Refused _ ->
          exchange.refusals().forEach((to, refused) -> copy(party, to.value(), refused));
      case Receipt receipt -> copies(party, receipt);
      case Answer answer -> copies(party, answer.receipt());
    }
  }

  private void copies(PartyId party, Receipt receipt) {
    if (!receipt.repeated()) {
      receipt.outcomes().forEach((to, outcome) -> copy(party, to.value(), outcome));
    }
  }

  private void copy(PartyId party, String to, Outcome outcome) {
    switch (outcome) {
      case Outcome.Taken _ -> copy(party, to, "taken", "");
      case Outcome.Parked parked -> copy(party, to, "parked", parked.reason().code().name());
      case Refused refused -> copy(party, to, "refused", refused.code().name());
    }
  }

  private void copy(PartyId party, String to, String what, String code) {
    copies.withTags("party", party.value(), "to", to, "what", what, "code", code).increment();
  }

  void problem(int status, String code) {
    problems.withTags("status", Integer.toString(status), "code", code).increment();
  }

  private static String outcome(Reply reply) {
    return switch (reply) {
      case Receipt receipt -> receipt.repeated() ? "REPEATED" : "ACCEPTED";
      case Answer _ -> "ANSWERED";
      case Refused refused -> refused.code().name();
    };
  }
}
