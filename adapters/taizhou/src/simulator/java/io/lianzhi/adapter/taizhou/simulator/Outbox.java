package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.json.JsonTree;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Sends Taizhou's events, and reads what the hub says to each at its receipts. */
final class Outbox implements AutoCloseable {
  private static final String IN = "taizhou.in";
  private static final String RECEIPTS = "taizhou.receipts";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BEYOND_MEASURE = 4 * 1024 * 1024;

  private final Inbox.Opening opening;
  private final Contract contract;
  private final Arrivals arrivals;
  private final Supplier<Behaviour> behaviour;
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final Deque<byte[]> heldBack = new ArrayDeque<>();
  private Optional<Bus> bus = Optional.empty();

  Outbox(
      Inbox.Opening opening, Contract contract, Arrivals arrivals, Supplier<Behaviour> behaviour) {
    this.opening = opening;
    this.contract = contract;
    this.arrivals = arrivals;
    this.behaviour = behaviour;
  }

  /**
   * Sends an event as the behaviour has it.
   *
   * @return what the hub said: {@code ok}, a code, or nothing where it was kept back
   */
  synchronized String tell(byte[] event) {
    try {
      return tellAs(behaviour.get(), event);
    } catch (JMSException broken) {
      bus.ifPresent(Bus::close);
      bus = Optional.empty();
      return "broken: " + broken.getClass().getSimpleName();
    }
  }

  /** Sends bytes as they are, whatever the behaviour. */
  synchronized String plainly(byte[] event) {
    try {
      return send(event, Map.of());
    } catch (JMSException broken) {
      return "broken: " + broken.getClass().getSimpleName();
    }
  }

  private String tellAs(Behaviour now, byte[] event) throws JMSException {
    return switch (now) {
      case WELL, SLOW, DEAF, NO_ACKNOWLEDGEMENT, MUTE, ANSWERS_TWICE -> send(event, Map.of());
      case DUPLICATE -> {
        send(event, Map.of());
        yield send(event, Map.of());
      }
      case OUT_OF_ORDER -> outOfOrder(event);
      case POISON -> {
        send("{\"specversion\":\"1.0\",\"id\"".getBytes(StandardCharsets.UTF_8), Map.of());
        yield send(event, Map.of());
      }
      case OTHER_MESSAGE -> {
        await(bus().sendMap(IN));
        yield send(event, Map.of());
      }
      case UNKNOWN_VERSION -> {
        send(laterForm(event), Map.of());
        yield send(event, Map.of());
      }
      case HUGE -> {
        refused(() -> bus().send(IN, new byte[BEYOND_MEASURE], Map.of()));
        yield send(event, Map.of());
      }
      case FOREIGN_REPLY_TO -> send(event, Map.of("reply-to", "jinhua.receipts"));
      case INTRUDER -> {
        refused(() -> bus().send("jinhua.in", event, Map.of()));
        yield send(event, Map.of());
      }
      case WRONG_UNIT -> send(changed(event, "gross_kg", new BigDecimal("98.5")), Map.of());
      case WRONG_CODE -> send(changed(event, "vehicle", Drafts.vehicle("浙G12345", 147)), Map.of());
      case RECONNECTING -> {
        String answer = send(event, Map.of());
        bus().close();
        bus = Optional.empty();
        yield answer;
      }
    };
  }

  /** Something that the hub's broker must refuse. */
  private interface Attempt {
    void run() throws JMSException;
  }

  private void refused(Attempt attempt) throws JMSException {
    try {
      attempt.run();
    } catch (JMSException refused) {
      return;
    }
    throw new JMSException("the broker took what it must refuse");
  }

  private String outOfOrder(byte[] event) throws JMSException {
    if (heldBack.isEmpty()) {
      heldBack.add(event);
      return "";
    }
    String answer = send(event, Map.of());
    send(heldBack.remove(), Map.of());
    return answer;
  }

  private static byte[] laterForm(byte[] event) {
    Map<String, Object> tree = new LinkedHashMap<>(JsonTree.readObject(event));
    tree.put("id", tree.get("id") + "-V2");
    tree.put("type", String.valueOf(tree.get("type")).replace(".v1", ".v2"));
    return JsonTree.write(tree);
  }

  private static byte[] changed(byte[] event, String member, Object value) {
    Map<String, Object> tree = new LinkedHashMap<>(JsonTree.readObject(event));
    Map<String, Object> data = new LinkedHashMap<>();
    ((Map<?, ?>) tree.getOrDefault("data", Map.of()))
        .forEach((name, old) -> data.put((String) name, old));
    data.put(member, value);
    tree.put("data", data);
    return JsonTree.write(tree);
  }

  private String send(byte[] event, Map<String, String> properties) throws JMSException {
    return await(bus().send(IN, event, properties));
  }

  private Bus bus() throws JMSException {
    if (bus.isEmpty()) {
      bus = Optional.of(opening.open());
    }
    return bus.get();
  }

  /** Reads receipts until the one to this message has come. */
  private String await(String message) throws JMSException {
    Instant end = Instant.now().plus(PATIENCE);
    try (MessageConsumer reader = bus().reader(RECEIPTS)) {
      while (!said.containsKey(message) && Instant.now().isBefore(end)) {
        Optional<Message> receipt = Optional.ofNullable(reader.receive(500));
        if (receipt.isPresent()) {
          keep(receipt.get());
        }
      }
    }
    return Optional.ofNullable(said.remove(message)).orElse("no answer");
  }

  private void keep(Message receipt) throws JMSException {
    byte[] body = Bus.body(receipt);
    arrivals.complain(contract.receiptMisfits(body));
    String to = receipt.getJMSCorrelationID();
    said.put(String.valueOf(to), word(Event.read(body)));
  }

  private static String word(Event receipt) {
    return switch (receipt.text("result").orElse("")) {
      case "TAKEN" -> "ok";
      case "PARKED", "PARTLY" ->
          receipt.list("addressees").stream()
              .flatMap(addressee -> addressee.text("code").stream())
              .findFirst()
              .orElse("ok");
      default -> refusal(receipt);
    };
  }

  private static String refusal(Event receipt) {
    return receipt
        .text("code")
        .or(() ->
            receipt.list("addressees").stream()
                .flatMap(addressee -> addressee.text("code").stream())
                .findFirst())
        .orElse("REFUSED");
  }

  @Override
  public void close() {
    bus.ifPresent(Bus::close);
  }
}
