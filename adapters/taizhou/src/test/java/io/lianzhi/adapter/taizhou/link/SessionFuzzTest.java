package io.lianzhi.adapter.taizhou.link;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.adapter.taizhou.LinkHouse;
import io.lianzhi.adapter.taizhou.QueueHouse;
import io.lianzhi.adapter.taizhou.simulator.LowerBytes;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import io.lianzhi.contracts.testkit.TestOpened;
import java.util.Arrays;
import java.util.List;

/**
 * Tells a session any bytes, by either link, before and after login. In ordinary tests the seeds
 * are replayed; {@code java adapters/Fuzz.java 10m 1 SessionFuzzTest} looks further.
 */
class SessionFuzzTest {
  private static final int PIECE = 64;
  private static final int MOST_STEPS = 100;

  @FuzzTest
  void anyBytesBecomeBoundedStepsAndOfAStrangersNoneThatGoIn(byte[] bytes) {
    for (String edition : List.of("2011", "2019")) {
      LinkHouse house = LinkHouse.linked().with("linkEdition", edition);
      Link link = new Link(house.open(), LinkSettings.of(house.open().settings()).orElseThrow());
      stranger(link.session(), bytes);
      partner(link, new LowerBytes(edition.equals("2019")), bytes);
    }
  }

  private static void stranger(Session session, byte[] bytes) {
    List<Step> steps = session.received(Way.IN, bytes);
    boolean knows = steps.contains(new Step.Supersede());
    if (!knows && !steps.stream().allMatch(Step.Open.class::isInstance)) {
      throw new AssertionError("a stranger's bytes go in");
    }
  }

  private static void partner(Link link, LowerBytes lower, byte[] bytes) {
    Session session = link.session();
    session.received(Way.IN, lower.login(LinkHouse.PASSWORD, 0));
    session.calledBack();
    for (int from = 0; from < bytes.length; from += PIECE) {
      byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
      Way way = from / PIECE % 2 == 0 ? Way.IN : Way.BACK;
      List<Step> steps = session.received(way, piece);
      if (steps.size() > MOST_STEPS) {
        throw new AssertionError("steps without bound: " + steps.size());
      }
      steps.forEach(step -> decode(link, step));
    }
    session.elapsed();
    session.lost();
    session.closing();
  }

  private static void decode(Link link, Step step) {
    if (step instanceof Step.Arrive(var raw)) {
      if (link.decode(TestOpened.on("jtt809", QueueHouse.TAIZHOU, raw)).count() != 1) {
        throw new AssertionError("an arrival is one part");
      }
    }
  }
}
