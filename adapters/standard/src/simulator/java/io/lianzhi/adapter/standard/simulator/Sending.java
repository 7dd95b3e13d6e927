package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes acts of letters: sends them to the hub, twice if so told, and keeps what is answered. */
final class Sending {
  private static final Duration WAIT = Duration.ofSeconds(8);
  private static final byte[] NOTHING = new byte[0];

  private final HubClient hub;
  private final Manners manners;
  private final Arrivals arrivals;
  private final AtomicReference<byte[]> keptBack = new AtomicReference<>(NOTHING);

  Sending(HubClient hub, Manners manners, Arrivals arrivals) {
    this.hub = hub;
    this.manners = manners;
    this.arrivals = arrivals;
  }

  Act delivered(String title, Letter letter, Map<String, String> facts) {
    return delivered(title, letter, facts, () -> send(LetterJson.write(letter)));
  }

  Act delivered(String title, Letter letter, Map<String, String> facts, Supplier<String> send) {
    return act(title, letter, letter.to(), new Expected.Delivered(), facts, send);
  }

  Act answered(String title, Letter question, Map<String, String> facts) {
    return act(title, question, question.to(), new Expected.Answered(), facts, () -> ask(question));
  }

  /** What is no question, and is answered whenever there is something to tell. */
  Act answeredLater(String title, Letter letter, Map<String, String> facts) {
    Supplier<String> send = () -> send(LetterJson.write(letter));
    return act(title, letter, letter.to(), new Expected.Answered(), facts, send);
  }

  Act refused(String title, Letter letter, RefusalCode code, Supplier<String> send) {
    return act(title, letter, List.of(), new Expected.Refused(code), Map.of(), send);
  }

  Act parked(String title, Letter letter, RefusalCode code, Supplier<String> send) {
    return act(title, letter, List.of(), new Expected.Parked(code), Map.of(), send);
  }

  Act repeated(Letter letter, Map<String, String> facts, Supplier<String> send) {
    return act("the same letter again", letter, letter.to(), new Expected.Repeated(), facts, send);
  }

  /** A letter of which the hub never reads the id. */
  Act unread(String title, RefusalCode code, Supplier<String> send) {
    return new Act(
        title,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Expected.Refused(code),
        Map.of(),
        send);
  }

  private static Act act(
      String title,
      Letter letter,
      List<PartyId> to,
      Expected expected,
      Map<String, String> facts,
      Supplier<String> send) {
    Optional<LetterId> id = Optional.of(letter.id());
    return new Act(title, id, Optional.of(letter.item().kind()), to, expected, facts, send);
  }

  /** What the hub said; nothing of a letter that is kept back until the next one is sent. */
  String send(byte[] letter) {
    return switch (manners.now()) {
      case OUT_OF_ORDER -> keptBack.compareAndSet(NOTHING, letter) ? "" : sendWithKeptBack(letter);
      case DUPLICATE -> {
        hub.send(letter);
        yield sendWithKeptBack(letter);
      }
      default -> sendWithKeptBack(letter);
    };
  }

  private String sendWithKeptBack(byte[] letter) {
    String said = hub.send(letter).said();
    byte[] earlier = keptBack.getAndSet(NOTHING);
    if (earlier.length > 0) {
      hub.send(earlier);
    }
    return said;
  }

  String exchange(SignedRequest request) {
    return hub.exchange(request).said();
  }

  SignedRequest sign(byte[] letter) {
    return hub.sign("POST", "/v1/letters", letter);
  }

  private String ask(Letter question) {
    HubReply reply = hub.ask(LetterJson.write(question), WAIT);
    String said = reply.said();
    if (!said.equals(HubReply.OK)) {
      return said;
    }
    Optional<Letter> answer = reply.answer();
    answer.ifPresent(letter -> arrivals.addAnswer(LetterJson.write(letter)));
    return answer.isPresent() ? HubReply.OK : RefusalCode.UNANSWERED.name();
  }
}
