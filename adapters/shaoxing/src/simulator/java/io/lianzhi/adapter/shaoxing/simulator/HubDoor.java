package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.w3c.dom.Element;

/** Shaoxing's way to the hub: mutual TLS to its two lines there. */
final class HubDoor {
  private static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
  private static final String LETTERS = "urn:shaoxing:jtzf:letters:1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final HttpClient http;
  private final String licence;

  HubDoor(SimulatorSettings settings, Credentials credentials, String licence) {
    this.base = settings.hub().resolve("/partners/" + settings.party() + "/");
    this.http =
        HttpClient.newBuilder()
            .sslContext(credentials.tls())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.licence = licence;
  }

  /** The envelope of a letter, unsigned. */
  static String envelope(String serial, String letter) {
    return "<s:Envelope xmlns:s=\"%s\"><s:Header/><s:Body><sendLetter xmlns=\"%s\"><lsh>%s</lsh>%s</sendLetter></s:Body></s:Envelope>"
        .formatted(SOAP12, LETTERS, serial, letter);
  }

  /** Sends an envelope; says {@code ok} or the hub's reason. */
  String letter(byte[] envelope) {
    Element body = post("soap/letters", "application/soap+xml; charset=utf-8", envelope);
    return Dom.at(body, "sendLetterResponse").map(HubDoor::verdict).orElseGet(() -> fault(body));
  }

  /** Calls {@code queryObjectOut} or {@code writeObjectOut} with the proper licence. */
  Reply object(String operation, String code, String document) {
    return object(operation, code, URLEncoder.encode(document, StandardCharsets.UTF_8), licence);
  }

  /** As above with everything given, for what is wrong on purpose. */
  Reply object(String operation, String code, String encoded, String anyLicence) {
    Tags call =
        new Tags()
            .text("xtlb", "81")
            .text("jkxlh", anyLicence)
            .text("jkid", code)
            .text("xml", encoded);
    String envelope =
        "<soapenv:Envelope xmlns:soapenv=\"%s\"><soapenv:Body><o:%s xmlns:o=\"urn:shaoxing:jtzf:objects\">%s</o:%s></soapenv:Body></soapenv:Envelope>"
            .formatted(SOAP11, operation, call, operation);
    Element body =
        post("soap/objects", "text/xml; charset=utf-8", envelope.getBytes(StandardCharsets.UTF_8));
    return Dom.text(body, operation + "Response", operation + "Return")
        .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
        .map(text -> Dom.parse(text).getDocumentElement())
        .map(root -> new Reply(verdict(Dom.at(root, "head").orElse(root)), Dom.at(root, "body")))
        .orElseGet(() -> new Reply(fault(body), Optional.empty()));
  }

  /** What the hub said, and the body of its answer. */
  record Reply(String said, Optional<Element> body) {}

  /** The hub's reason; without one, what its code says: 5 is a question taken, not answered. */
  private static String verdict(Element head) {
    return Dom.text(head, "reason")
        .orElseGet(() ->
            switch (Dom.text(head, "code").orElse("")) {
              case "1" -> "ok";
              case "5" -> "UNANSWERED";
              default -> "?";
            });
  }

  private static String fault(Element body) {
    return Dom.text(body, "Fault", "Detail", "reason")
        .or(() -> Dom.text(body, "Fault", "detail", "reason"))
        .orElse("?");
  }

  private Element post(String path, String contentType, byte[] envelope) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
            .build();
    try {
      byte[] answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      return Dom.at(Dom.parse(answer).getDocumentElement(), "Body")
          .orElseThrow(() -> new IllegalStateException("the hub answered without a body"));
    } catch (IOException e) {
      throw new UncheckedIOException("the hub did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the hub was asked", e);
    }
  }
}
