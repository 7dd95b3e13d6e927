package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Who on this node waits for the answer to which question. */
public final class Waiters {
  private record Question(PartyId asker, LetterId id) {}

  private final Map<Question, CompletableFuture<OutboxParcel>> waiting = new ConcurrentHashMap<>();

  /** Somebody waits from now on. */
  CompletableFuture<OutboxParcel> register(PartyId asker, LetterId question) {
    CompletableFuture<OutboxParcel> answer = new CompletableFuture<>();
    waiting.put(new Question(asker, question), answer);
    return answer;
  }

  void leave(PartyId asker, LetterId question) {
    waiting.remove(new Question(asker, question));
  }

  boolean waits(PartyId asker, LetterId question) {
    return waiting.containsKey(new Question(asker, question));
  }

  /** Gives an answer to whoever waits for it; false where nobody does any more. */
  boolean give(OutboxParcel answer) {
    return answer
        .label()
        .answers()
        .flatMap(id -> Optional.ofNullable(waiting.remove(new Question(answer.party(), id))))
        .map(waiter -> waiter.complete(answer))
        .orElse(false);
  }
}
