package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The two versions of the envelope. */
enum Soap {
  V11("http://schemas.xmlsoap.org/soap/envelope/", "text/xml; charset=utf-8"),
  V12("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml; charset=utf-8");

  private final String namespace;
  private final String contentType;

  Soap(String namespace, String contentType) {
    this.namespace = namespace;
    this.contentType = contentType;
  }

  /**
   * The one element in the body.
   *
   * @throws RefusedException {@code SCHEMA} or {@code TOO_LARGE}
   */
  Element open(byte[] envelope) {
    try {
      Element root = XmlReader.read(envelope);
      List<Element> bodies =
          root.children().stream().filter(child -> child.is(namespace, "Body")).toList();
      if (!root.is(namespace, "Envelope")
          || bodies.size() != 1
          || bodies.getFirst().children().size() != 1) {
        throw new InvalidValue(
            RefusalCode.SCHEMA, "not the envelope", "one Body with one element, " + namespace);
      }
      return bodies.getFirst().children().getFirst();
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "Envelope").asException();
    }
  }

  /** An envelope around {@code content}. */
  RawMessage wrap(String form, Element content) {
    ElementBuilder body = new ElementBuilder(namespace, "Body").add(content);
    Element envelope = new ElementBuilder(namespace, "Envelope").add(body.build()).build();
    byte[] bytes = XmlWriter.write(envelope).getBytes(StandardCharsets.UTF_8);
    return new RawMessage(form, contentType, Map.of(), bytes);
  }

  /** A fault that blames the sender, with the hub's stable code. */
  RawMessage fault(String form, String code, String message) {
    return wrap(
        form,
        switch (this) {
          case V11 -> fault11(code, message);
          case V12 -> fault12(code, message);
        });
  }

  /** SOAP 1.1 knows 500 only; SOAP 1.2 has 400 for the sender's fault. */
  int faultStatus() {
    return this == V11 ? 500 : 400;
  }

  private Element fault11(String code, String message) {
    return new ElementBuilder(namespace, "Fault")
        .add(
            new ElementBuilder("", "faultcode")
                .attribute("xmlns:s", namespace)
                .text("s:Client")
                .build())
        .add(Element.ofText("", "faultstring", message))
        .add(new ElementBuilder("", "detail").add("reason", code).build())
        .build();
  }

  private Element fault12(String code, String message) {
    ElementBuilder fault = new ElementBuilder(namespace, "Fault");
    Element value = fault.child("Value").attribute("xmlns:s", namespace).text("s:Sender").build();
    Element text = fault.child("Text").attribute("xml:lang", "zh").text(message).build();
    return fault
        .add(fault.child("Code").add(value).build())
        .add(fault.child("Reason").add(text).build())
        .add(fault.child("Detail").add(Element.ofText("", "reason", code)).build())
        .build();
  }
}
