package io.lianzhi.sandbox;

import io.lianzhi.adapter.standard.simulator.Credentials;
import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.adapter.standard.simulator.HubReply;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The load generator, a process of its own that stays warm: {@code HUB CREDENTIALS}. For each line
 * {@code KIND CONCURRENCY COUNT PREFIX ADDRESSEE} that it reads it sends so many letters, and
 * prints one line of JSON. Each caller keeps one connection and signs afresh.
 */
final class Load {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration WAIT = Duration.ofSeconds(8);

  private final HubClient hub;
  private final SampleLetters letters;
  private final ItemKind kind;
  private final long[] nanos;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final LongAdder bytes = new LongAdder();

  private Load(HubClient hub, SampleLetters letters, ItemKind kind, int count) {
    this.hub = hub;
    this.letters = letters;
    this.kind = kind;
    this.nanos = new long[count];
  }

  static Child.Program program(SandboxHome home, Bench bench, URI hub) {
    return new Child.Program(
        List.of("-Xmx512m", "-XX:+UseSerialGC"),
        Load.class.getName(),
        List.of(hub.toString(), home.credentials(bench.sender().name()).toString()),
        Map.of());
  }

  public static void main(String[] arguments) throws InterruptedException, IOException {
    try (HubClient hub =
            new HubClient(
                URI.create(arguments[0]),
                Credentials.read(Path.of(arguments[1])),
                TIMEOUT,
                Clock.systemUTC());
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready");
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] words = order.split(" ", -1);
        SampleLetters letters = new SampleLetters(new PartyId(words[4]), words[3]);
        Load load = new Load(hub, letters, ItemKind.valueOf(words[0]), Integer.parseInt(words[2]));
        Map<String, Object> result = load.run(Integer.parseInt(words[1]));
        System.out.println(new String(JsonTree.write(result), StandardCharsets.UTF_8));
      }
    }
  }

  private Map<String, Object> run(int concurrency) throws InterruptedException {
    long start = System.nanoTime();
    Thread[] callers = new Thread[concurrency];
    for (int i = 0; i < concurrency; i++) {
      callers[i] = Thread.ofPlatform().start(this::call);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Arrays.sort(nanos);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("letters", nanos.length);
    result.put("failed", failed.get());
    result.put("bytes", bytes.sum() / nanos.length);
    result.put("seconds", rounded(seconds));
    result.put("acceptP50Ms", rounded(at(0.50)));
    result.put("acceptP99Ms", rounded(at(0.99)));
    return result;
  }

  private void call() {
    for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
      byte[] letter = letters.letter(kind, i);
      bytes.add(letter.length);
      long start = System.nanoTime();
      if (!isTaken(letter)) {
        failed.incrementAndGet();
      }
      nanos[i] = System.nanoTime() - start;
    }
  }

  /** Whatever breaks counts as failed: a measurement with any is worth nothing. */
  private boolean isTaken(byte[] letter) {
    try {
      if (kind.isQuestion()) {
        HubReply reply = hub.ask(letter, WAIT);
        return reply.said().equals(HubReply.OK) && reply.answer().isPresent();
      }
      return hub.send(letter).said().equals(HubReply.OK);
    } catch (RuntimeException broken) {
      return false;
    }
  }

  private double at(double share) {
    return nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6;
  }

  static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(Math.round(value * 1000) / 1000.0);
  }
}
