package io.lianzhi.gateway;

import io.lianzhi.gateway.outbox.UnreadLetters.UnknownCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who look after the tables which codes letters wait for: a line in the log for each
 * that is new, and how many letters wait, as a metric. What the code is stands with the letters.
 */
public final class UnknownCodes {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownCodes.class);

  private record Place(String sender, String table, String place) {}

  private Set<Place> told = Set.of();
  private volatile long waiting;

  public UnknownCodes(MeterRegistry meters) {
    Gauge.builder("lianzhi.unread", () -> waiting)
        .description("Letters that wait for a code's owner")
        .register(meters);
  }

  /** What is waited for now; by one thread at a time. */
  void tell(List<UnknownCode> codes) {
    Set<Place> places = new HashSet<>();
    for (UnknownCode code : codes) {
      Place place =
          new Place(code.sender().value(), code.lacking().orElse("no table"), code.place());
      places.add(place);
      if (!told.contains(place)) {
        LOG.atWarn()
            .addKeyValue("party", place.sender())
            .addKeyValue("table", place.table())
            .addKeyValue("at", place.place())
            .addKeyValue("letters", code.letters())
            .log("letters wait for a code that no table has");
      }
    }
    told = places;
    waiting = codes.stream().mapToLong(UnknownCode::letters).sum();
  }
}
