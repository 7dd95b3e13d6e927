package io.lianzhi.adapter.taizhou.benchmark;

import io.lianzhi.adapter.taizhou.LinkHouse;
import io.lianzhi.adapter.taizhou.TaizhouAdapterFactory;
import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.jtt809.FrameReader;
import io.lianzhi.adapter.taizhou.simulator.LowerBytes;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Way;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many 0x1202 of JT/T 809-2011 one core takes in a second: read as frames, and read, matched
 * and dropped by a session, as most positions are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LinkBenchmark {
  private static final int FRAMES = 100;
  private static final int LONGEST = 8_192;

  private final FrameReader reader = new FrameReader(Edition.OF_2011, Optional.empty(), LONGEST);
  private final Session session = session();
  private byte[] bytes = new byte[0];

  private static Session session() {
    Adapter adapter = new TaizhouAdapterFactory().open(LinkHouse.linked().open());
    Line.Tcp line =
        adapter.lines().stream()
            .filter(Line.Tcp.class::isInstance)
            .map(Line.Tcp.class::cast)
            .findFirst()
            .orElseThrow();
    return adapter.connected(line);
  }

  /** A hundred vehicles tell where they are. */
  @Setup
  public void tell() {
    LowerBytes lower = new LowerBytes(false);
    session.received(Way.IN, lower.login(LinkHouse.PASSWORD, 0));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES; i++) {
      all.writeBytes(lower.position("浙J" + (10_000 + 37 * i), 2, LinkHouse.NOON.minusSeconds(i)));
    }
    bytes = all.toByteArray();
  }

  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public Object frames() {
    return reader.read(bytes);
  }

  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public Object positions() {
    return session.received(Way.IN, bytes);
  }
}
