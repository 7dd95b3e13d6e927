package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/** Sends Shaoxing's own letters, properly or wrongly on purpose; says {@code ok} or a reason. */
final class Sending {
  private final HubDoor hub;
  private final OwnSignature signature;
  private final String licence;
  private final Arrivals arrivals;
  private final Supplier<Behaviour> behaviour;
  private Optional<String> keptBack = Optional.empty();

  Sending(
      SimulatorSettings settings,
      Credentials credentials,
      String licence,
      Arrivals arrivals,
      Supplier<Behaviour> behaviour) {
    this.hub = new HubDoor(settings, credentials, licence);
    this.signature = new OwnSignature(credentials);
    this.licence = licence;
    this.arrivals = arrivals;
    this.behaviour = behaviour;
  }

  /** A letter, signed, unless Shaoxing is told to misbehave; empty where it is kept back. */
  String letter(String serial, String letter) {
    String envelope = HubDoor.envelope(serial, letter);
    Behaviour now = behaviour.get();
    if (now != Behaviour.OUT_OF_ORDER) {
      sendKeptBack();
    }
    return switch (now) {
      case UNSIGNED -> hub.letter(envelope.getBytes(StandardCharsets.UTF_8));
      case DUPLICATE -> {
        stamped(serial, letter, Duration.ZERO);
        yield stamped(serial, letter, Duration.ZERO);
      }
      case OUT_OF_ORDER -> keptBack.isEmpty() ? keepBack(envelope) : overtake(envelope);
      default -> stamped(serial, letter, now.ahead());
    };
  }

  private String keepBack(String envelope) {
    keptBack = Optional.of(envelope);
    return "";
  }

  private String overtake(String envelope) {
    String said = hub.letter(signature.sign(envelope, Duration.ZERO));
    sendKeptBack();
    return said;
  }

  private void sendKeptBack() {
    keptBack.ifPresent(envelope -> hub.letter(signature.sign(envelope, Duration.ZERO)));
    keptBack = Optional.empty();
  }

  /** A letter stamped by a clock that is {@code skew} fast. */
  String stamped(String serial, String letter, Duration skew) {
    return hub.letter(signature.sign(HubDoor.envelope(serial, letter), skew));
  }

  String unsigned(String serial, String letter) {
    return hub.letter(HubDoor.envelope(serial, letter).getBytes(StandardCharsets.UTF_8));
  }

  /** A letter that somebody changed after it was signed. */
  String tampered(String serial, String letter, UnaryOperator<String> change) {
    byte[] signed = signature.sign(HubDoor.envelope(serial, letter), Duration.ZERO);
    String changed = change.apply(new String(signed, StandardCharsets.UTF_8));
    return hub.letter(changed.getBytes(StandardCharsets.UTF_8));
  }

  /** A question; its answer counts as arrived. */
  String question(String document) {
    HubDoor.Reply reply = hub.object("queryObjectOut", "81C01", document);
    reply.body().filter(body -> Dom.at(body, "clxx").isPresent()).ifPresent(this::arrived);
    return reply.said();
  }

  private void arrived(Element body) {
    arrivals.keep(Dom.text(body, "bh").orElse("answer"), body);
  }

  /** A question under a licence key that is not ours. */
  String unlicensed(String document) {
    return hub.object("queryObjectOut", "81C01", encoded(document), licence + "0").said();
  }

  /** A question of which the encoding is broken. */
  String undecodable(String document) {
    return hub.object("queryObjectOut", "81C01", encoded(document) + "%E", licence).said();
  }

  private static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8);
  }
}
