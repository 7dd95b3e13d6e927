package io.lianzhi.adapter.shaoxing.simulator;

import java.nio.charset.StandardCharsets;

/** How one of the services says no, or says nothing, in its own version of SOAP. */
enum Misbehaviour {
  SOAP11("http://schemas.xmlsoap.org/soap/envelope/") {
    @Override
    String refusal(String code, String message, byte[] request) {
      return ObjectService.said(operation(request), ObjectService.root(code, message, ""));
    }

    @Override
    String empty(byte[] request) {
      return envelope(
          "<o:%sResponse xmlns:o=\"%s\"/>".formatted(operation(request), ObjectService.NAMESPACE));
    }

    @Override
    String fault() {
      return envelope(
          "<s:Fault><faultcode>s:Server</faultcode><faultstring>Internal</faultstring></s:Fault>");
    }

    @Override
    String faultWithoutCode() {
      return envelope("<s:Fault><faultcode/><faultstring>Internal</faultstring></s:Fault>");
    }
  },
  SOAP12("http://www.w3.org/2003/05/soap-envelope") {
    @Override
    String refusal(String code, String message, byte[] request) {
      return LetterService.said(code, message);
    }

    @Override
    String empty(byte[] request) {
      return envelope("<sendLetterResponse xmlns=\"%s\"/>".formatted(LetterService.NAMESPACE));
    }

    @Override
    String fault() {
      return envelope(
          "<s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code>" + REASON + "</s:Fault>");
    }

    @Override
    String faultWithoutCode() {
      return envelope("<s:Fault><s:Code/>" + REASON + "</s:Fault>");
    }
  };

  private static final String REASON =
      "<s:Reason><s:Text xml:lang=\"en\">Internal</s:Text></s:Reason>";

  private final String namespace;

  Misbehaviour(String namespace) {
    this.namespace = namespace;
  }

  abstract String refusal(String code, String message, byte[] request);

  /** A response without the parts that it has by the contract. */
  abstract String empty(byte[] request);

  abstract String fault();

  abstract String faultWithoutCode();

  String envelope(String content) {
    return "<s:Envelope xmlns:s=\"%s\"><s:Body>%s</s:Body></s:Envelope>"
        .formatted(namespace, content);
  }

  private static String operation(byte[] request) {
    boolean write = new String(request, StandardCharsets.UTF_8).contains("writeObjectOut");
    return write ? "writeObjectOut" : "queryObjectOut";
  }
}
