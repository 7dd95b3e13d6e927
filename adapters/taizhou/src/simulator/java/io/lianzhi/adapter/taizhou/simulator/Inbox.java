package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads letters to Taizhou, and answers questions, in one transaction each: an answer leaves when
 * the question is acknowledged. While the hub is away it tries again.
 */
final class Inbox implements AutoCloseable {
  /** How JMS shows an AMQP message id that is a plain text. */
  private static final String ID = "^ID:(AMQP_NO_PREFIX:)?";

  private static final long MOMENT_MILLIS = 200;
  private static final long SLOW_MILLIS = 2_000;

  private final Opening opening;
  private final Arrivals arrivals;
  private final Contract contract;
  private final Supplier<Behaviour> behaviour;
  private final Optional<Spotter> spotter;
  private final Thread thread = Thread.ofVirtual().name("taizhou-inbox").unstarted(this::run);
  private volatile boolean closed;

  /** Opens a transacted bus. */
  interface Opening {
    Bus open() throws JMSException;
  }

  /**
   * Begins to read.
   *
   * @param spotter is told of orders
   */
  Inbox(
      Opening opening,
      Arrivals arrivals,
      Contract contract,
      Supplier<Behaviour> behaviour,
      Optional<Spotter> spotter) {
    this.opening = opening;
    this.arrivals = arrivals;
    this.contract = contract;
    this.behaviour = behaviour;
    this.spotter = spotter;
    thread.start();
  }

  private void run() {
    while (!closed) {
      try (Bus bus = opening.open();
          MessageConsumer reader = bus.reader("taizhou.out")) {
        while (!closed) {
          readOne(bus, reader);
        }
      } catch (JMSException away) {
        pause(MOMENT_MILLIS);
      }
    }
  }

  private void readOne(Bus bus, MessageConsumer reader) throws JMSException {
    if (behaviour.get() == Behaviour.DEAF) {
      pause(MOMENT_MILLIS);
      return;
    }
    Message message = reader.receive(MOMENT_MILLIS);
    if (message != null) {
      handle(bus, message);
    }
  }

  private void handle(Bus bus, Message message) throws JMSException {
    Behaviour now = behaviour.get();
    if (now == Behaviour.DEAF) {
      bus.rollback();
      return;
    }
    if (now == Behaviour.SLOW) {
      pause(SLOW_MILLIS);
    }
    boolean acknowledges = now != Behaviour.NO_ACKNOWLEDGEMENT;
    take(bus, message, acknowledges);
    if (acknowledges) {
      bus.commit();
    } else {
      bus.rollback();
      pause(MOMENT_MILLIS);
    }
  }

  private void take(Bus bus, Message message, boolean answers) throws JMSException {
    byte[] body = Bus.body(message);
    String delivery = message.getJMSMessageID().replaceFirst(ID, "");
    List<String> misfits = contract.eventMisfits(body);
    if (!misfits.isEmpty()) {
      arrivals.complain(misfits);
      return;
    }
    Event event = Event.read(body);
    arrivals.take(delivery, event, body.length);
    if (event.type() == Types.VEHICLE_QUERY && answers) {
      answer(bus, delivery, event);
    }
    if (event.type() == Types.WATCH_ORDER) {
      spotter.ifPresent(each -> each.ordered(delivery, event));
    }
  }

  private void answer(Bus bus, String delivery, Event question) throws JMSException {
    int times =
        switch (behaviour.get()) {
          case MUTE -> 0;
          case ANSWERS_TWICE -> 2;
          default -> 1;
        };
    byte[] answer = JsonTree.write(answer(delivery, question));
    for (int i = 0; i < times; i++) {
      bus.send("taizhou.in", answer, Map.of());
    }
    if (times > 0) {
      arrivals.give(delivery, question, ItemKind.VEHICLE_RECORD, Facts.of(Event.read(answer)));
    }
  }

  private static Map<String, Object> answer(String delivery, Event question) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", "TZ-HF-" + delivery);
    event.put("source", "/tzjt/zfzd");
    event.put("type", Types.VEHICLE_REPLY.type());
    event.put("docversion", BigDecimal.ONE);
    event.put("affairid", question.text("affairid").orElseThrow());
    event.put("addressees", List.of(question.text("sender").orElseThrow()));
    event.put("purpose", question.text("purpose").orElseThrow());
    event.put("answersto", question.text("id").orElseThrow());
    event.put("priority", "2");
    event.put("trial", question.truth("trial").orElse(false));
    event.put("data", Register.answer(question));
    return event;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
