package io.lianzhi.sandbox;

import io.lianzhi.adapter.standard.simulator.Credentials;
import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.adapter.standard.simulator.HubReply;
import io.lianzhi.contracts.item.ItemKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Callers that send to several nodes by turns until told to stop: several versions of each matter,
 * each after the one before was accepted, and a question now and then. A letter is sent, under the
 * same id, until some node says what became of it.
 */
final class KillLoad implements AutoCloseable {
  private static final int CALLERS = 8;
  private static final int VERSIONS = 3;
  private static final int QUESTION_ONE_IN = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PACE_MILLIS = 10;
  private static final long AGAIN_MILLIS = 50;

  private final List<HubClient> doors;
  private final SampleLetters letters;
  private final SampleLetters questions;
  private final List<Thread> callers = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private volatile boolean sending = true;

  private KillLoad(List<HubClient> doors, Bench bench) {
    this.doors = doors;
    this.letters = new SampleLetters(bench.addressee().seat().party(), "kill");
    this.questions = new SampleLetters(bench.addressee().seat().party(), "ask");
  }

  /** Begins to send to the nodes at these addresses. */
  static KillLoad start(List<URI> nodes, Path credentials, Bench bench) {
    Credentials own = Credentials.read(credentials);
    KillLoad load =
        new KillLoad(
            nodes.stream()
                .map(node -> new HubClient(node, own, TIMEOUT, Clock.systemUTC()))
                .toList(),
            bench);
    for (int i = 0; i < CALLERS; i++) {
      int first = i;
      load.callers.add(Thread.ofPlatform().daemon().start(() -> load.call(first)));
    }
    return load;
  }

  private void call(int first) {
    int door = first;
    while (sending) {
      int serial = next.getAndIncrement();
      for (int version = 1; version <= VERSIONS; version++) {
        byte[] letter = letters.letter(ItemKind.COPY_NOTICE, serial, version);
        door = sendUntilTaken(door, hub -> hub.send(letter));
      }
      if (serial % QUESTION_ONE_IN == 0) {
        byte[] question = questions.letter(ItemKind.VEHICLE_QUESTION, serial);
        boolean waits = serial % (2 * QUESTION_ONE_IN) == 0;
        door = sendUntilTaken(door, hub -> waits ? hub.ask(question, WAIT) : hub.send(question));
      }
    }
  }

  /** Tries the doors by turns; says which is next. */
  private int sendUntilTaken(int door, Function<HubClient, HubReply> send) {
    int at = door;
    while (!isSettled(doors.get(at % doors.size()), send)) {
      retried.increment();
      at++;
      Await.pause(AGAIN_MILLIS);
    }
    Await.pause(PACE_MILLIS);
    return at + 1;
  }

  private boolean isSettled(HubClient hub, Function<HubClient, HubReply> send) {
    try {
      HubReply reply = send.apply(hub);
      if (reply.status() >= 500) {
        return false;
      }
      (reply.said().equals(HubReply.OK) ? accepted : refused).increment();
      return true;
    } catch (RuntimeException broken) {
      return false;
    }
  }

  /** Sends no more; what is under way is seen through. */
  KillReport.Sent stop() {
    sending = false;
    Await.until(
        PATIENCE, "every letter is taken", () -> callers.stream().noneMatch(Thread::isAlive));
    return new KillReport.Sent(accepted.sum(), refused.sum(), retried.sum());
  }

  @Override
  public void close() {
    sending = false;
    doors.forEach(HubClient::close);
  }
}
