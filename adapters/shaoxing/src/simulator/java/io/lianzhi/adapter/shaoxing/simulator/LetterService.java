package io.lianzhi.adapter.shaoxing.simulator;

import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Shaoxing's SOAP 1.2 service: takes signed letters. */
final class LetterService {
  private static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";
  static final String NAMESPACE = "urn:shaoxing:jtzf:letters:1";

  private final SignatureCheck signatures;
  private final Arrivals arrivals;

  LetterService(SignatureCheck signatures, Arrivals arrivals) {
    this.signatures = signatures;
    this.arrivals = arrivals;
  }

  /** The answer's envelope to a request's. */
  String answer(byte[] request) {
    Document envelope = Dom.parse(request);
    if (!signatures.holds(envelope)) {
      return said("11", "签名无效");
    }
    Optional<Element> call = Dom.at(envelope.getDocumentElement(), "Body", "sendLetter");
    Optional<String> serial = call.flatMap(each -> Dom.text(each, "lsh"));
    Optional<Element> letter = call.flatMap(each -> Dom.at(each, "letter"));
    if (serial.isEmpty() || letter.isEmpty()) {
      return said("20", "报文格式错误");
    }
    String content = letter.get().getTextContent();
    return said(arrivals.take(serial.get(), letter.get(), content, request.length).code(), "");
  }

  static String said(String code, String message) {
    Tags answer = new Tags().text("code", code).text("message", message);
    return "<s:Envelope xmlns:s=\"%s\"><s:Body><sendLetterResponse xmlns=\"%s\">%s</sendLetterResponse></s:Body></s:Envelope>"
        .formatted(ENVELOPE, NAMESPACE, answer);
  }
}
