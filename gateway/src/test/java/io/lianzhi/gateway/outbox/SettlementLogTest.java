package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SettlementLogTest {
  /** Each line as its fields in order: incident, what was added, message. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      all.add(
          event.getMDCPropertyMap().get("incident")
              + " "
              + event.getKeyValuePairs()
              + " "
              + event.getFormattedMessage());
    }
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger(SettlementLog.class);
  private final Lines lines = new Lines();
  @TempDir Path folder;
  private TestOutbox outbox;

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    outbox = new TestOutbox(folder);
    outbox.take(7, "n-1", HANGZHOU, SHAOXING);
  }

  @AfterEach
  void stopListening() {
    outbox.close();
    logger.detachAppender(lines);
  }

  @Test
  void whatIsDeclinedIsOneLineWithoutThePartysWords() throws Exception {
    var parcel = outbox.parcel(7, HANGZHOU);
    outbox.settler.declined(parcel, new Delivery.Declined("浙G12345 是欧阳小明的")).join();
    outbox.settler.declined(parcel, new Delivery.Declined("again, which settles nothing")).join();

    assertThat(lines.all)
        .containsExactly(
            Incident.of(7)
                + " [party=\"hangzhou\", code=\"DECLINED\", clause=\"M 6.3\"] declined at"
                + " hand-over");
  }

  @Test
  void soIsWhatIsParkedOrUnansweredAndNotWhatIsDelivered() throws Exception {
    outbox.take(8, "n-2", HANGZHOU);
    outbox
        .settler
        .parked(outbox.parcel(7, HANGZHOU), RefusalCode.DELIVERY_UNKNOWN, "浙G12345")
        .join();
    outbox.settler.unanswered(outbox.parcel(7, SHAOXING)).join();
    outbox.settler.delivered(outbox.parcel(8, HANGZHOU)).join();

    assertThat(lines.all)
        .hasSize(2)
        .noneMatch(line -> line.contains("浙G"))
        .anyMatch(line -> line.contains("DELIVERY_UNKNOWN") && line.endsWith("parked at hand-over"))
        .anyMatch(line -> line.contains("\"UNANSWERED\"") && line.contains("shaoxing"));
  }
}
