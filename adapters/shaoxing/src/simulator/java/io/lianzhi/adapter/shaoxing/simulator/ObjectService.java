package io.lianzhi.adapter.shaoxing.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Shaoxing's SOAP 1.1 service: answers questions, takes feedback. */
final class ObjectService {
  private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String NAMESPACE = "urn:shaoxing:jtzf:objects";

  private final String licence;
  private final Arrivals arrivals;
  private final Supplier<Behaviour> behaviour;

  ObjectService(String licence, Arrivals arrivals, Supplier<Behaviour> behaviour) {
    this.licence = licence;
    this.arrivals = arrivals;
    this.behaviour = behaviour;
  }

  /** The answer's envelope to a request's. */
  String answer(byte[] request) {
    Document envelope = Dom.parse(request);
    Element body = Dom.at(envelope.getDocumentElement(), "Body").orElseThrow();
    Optional<Element> query = Dom.at(body, "queryObjectOut");
    return query
        .map(call -> said("queryObjectOut", checked(call, "QueryCondition", request.length)))
        .or(() ->
            Dom.at(body, "writeObjectOut")
                .map(call ->
                    said("writeObjectOut", checked(call, "WriteCondition", request.length))))
        .orElseGet(() -> said("queryObjectOut", root("20", "报文格式错误", "")));
  }

  private String checked(Element call, String wrapper, int length) {
    if (!Dom.text(call, "jkxlh").equals(Optional.of(licence))) {
      return root("11", "接口序列号无效", "");
    }
    String xml = URLDecoder.decode(Dom.text(call, "xml").orElse(""), StandardCharsets.UTF_8);
    Element root = Dom.parse(xml).getDocumentElement();
    Optional<String> serial = Dom.text(root, "head", "lsh");
    Optional<Element> condition = Dom.at(root, wrapper);
    if (serial.isEmpty() || condition.isEmpty()) {
      return root("20", "报文格式错误", "");
    }
    Arrivals.Taken taken =
        arrivals.take(serial.get(), condition.get(), condition.get().getTextContent(), length);
    boolean question = wrapper.equals("QueryCondition") && taken != Arrivals.Taken.OTHER_CONTENT;
    return question
        ? root("1", "", answer(serial.get(), condition.get()))
        : root(taken.code(), "", "");
  }

  private String answer(String serial, Element question) {
    String answer = Registry.answer(question, serial, behaviour.get());
    arrivals.give(
        serial,
        Arrivals.idOf(question).orElseThrow(),
        Dom.parse("<body>" + answer + "</body>").getDocumentElement());
    return answer;
  }

  static String root(String code, String message, String body) {
    Tags head = new Tags().text("code", code).text("message", message);
    return "<?xml version=\"1.0\" encoding=\"GBK\"?><root><head>%s</head><body>%s</body></root>"
        .formatted(head, body);
  }

  static String said(String operation, String document) {
    return "<soapenv:Envelope xmlns:soapenv=\"%s\"><soapenv:Body><o:%sResponse xmlns:o=\"%s\"><%sReturn>%s</%sReturn></o:%sResponse></soapenv:Body></soapenv:Envelope>"
        .formatted(
            ENVELOPE,
            operation,
            NAMESPACE,
            operation,
            URLEncoder.encode(document, StandardCharsets.UTF_8),
            operation,
            operation);
  }
}
