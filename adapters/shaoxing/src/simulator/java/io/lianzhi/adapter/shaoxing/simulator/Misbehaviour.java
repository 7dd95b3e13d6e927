package io.lianzhi.adapter.shaoxing.simulator;

import java.nio.charset.StandardCharsets;

/** How one of the services says no, in its own version of SOAP. */
enum Misbehaviour {
  SOAP11 {
    @Override
    String refusal(String code, String message, byte[] request) {
      boolean write = new String(request, StandardCharsets.UTF_8).contains("writeObjectOut");
      return ObjectService.said(
          write ? "writeObjectOut" : "queryObjectOut", ObjectService.root(code, message, ""));
    }

    @Override
    String fault() {
      return "<s:Envelope"
                 + " xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>Internal</faultstring></s:Fault></s:Body></s:Envelope>";
    }
  },
  SOAP12 {
    @Override
    String refusal(String code, String message, byte[] request) {
      return LetterService.said(code, message);
    }

    @Override
    String fault() {
      return "<s:Envelope"
                 + " xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text"
                 + " xml:lang=\"en\">Internal</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>";
    }
  };

  abstract String refusal(String code, String message, byte[] request);

  abstract String fault();
}
