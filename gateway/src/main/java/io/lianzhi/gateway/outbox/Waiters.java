package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who on this node waits for the answer to which question. The same question may be waited for on
 * several connections, when its asker sent it again; only who was asked can answer.
 */
public final class Waiters {
  record Question(PartyId asker, LetterId id) {}

  /** One connection that waits. */
  record Waiter(Question question, Set<PartyId> asked, CompletableFuture<OutboxParcel> answer) {}

  private final Map<Question, List<Waiter>> waiting = new ConcurrentHashMap<>();

  /** Somebody waits from now on, for an answer from one of those asked. */
  Waiter register(PartyId asker, LetterId question, Collection<PartyId> asked) {
    Waiter waiter =
        new Waiter(new Question(asker, question), Set.copyOf(asked), new CompletableFuture<>());
    waiting.merge(
        waiter.question(),
        List.of(waiter),
        (those, one) -> Stream.concat(those.stream(), one.stream()).toList());
    return waiter;
  }

  void leave(Waiter waiter) {
    waiting.computeIfPresent(
        waiter.question(),
        (question, those) -> {
          List<Waiter> left = those.stream().filter(each -> !each.equals(waiter)).toList();
          return left.isEmpty() ? null : left;
        });
  }

  /** Whether somebody waits for this party's answer. */
  boolean waits(PartyId asker, LetterId question, PartyId from) {
    return waiting.getOrDefault(new Question(asker, question), List.of()).stream()
        .anyMatch(waiter -> waiter.asked().contains(from));
  }

  /** Gives an answer to whoever waits for it; false where nobody does any more. */
  boolean give(OutboxParcel answer) {
    Optional<LetterId> question = answer.label().answers();
    if (question.isEmpty()) {
      return false;
    }
    List<Waiter> those =
        waiting.getOrDefault(new Question(answer.party(), question.get()), List.of()).stream()
            .filter(waiter -> waiter.asked().contains(answer.label().sender()))
            .toList();
    boolean given = false;
    for (Waiter waiter : those) {
      given |= waiter.answer().complete(answer);
    }
    return given;
  }
}
