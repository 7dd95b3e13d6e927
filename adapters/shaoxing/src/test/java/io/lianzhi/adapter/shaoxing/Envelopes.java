package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Wraps documents as Shaoxing does on its two lines. */
final class Envelopes {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private Envelopes() {}

  /** A document of our own form, as it would come by its line. */
  static Opened opened(String form, String document) {
    return ObjectId.of(form)
        .map(id -> on("soap11", object(id.operation(), form, document)))
        .orElseGet(() -> on("soap12", letter(document.replace(DECLARATION, ""))));
  }

  static Opened on(String line, String envelope) {
    byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
    return TestOpened.of(TestHouse.SHAOXING, new RawMessage(line, "text/xml", body));
  }

  static String object(String operation, String code, String document) {
    return """
    <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
      <soapenv:Body>
        <o:%s xmlns:o="urn:shaoxing:jtzf:objects">
          <xtlb>81</xtlb><jkxlh>%s</jkxlh><jkid>%s</jkid><xml>%s</xml>
        </o:%s>
      </soapenv:Body>
    </soapenv:Envelope>
    """
        .formatted(
            operation,
            Sandbox.LICENCE,
            code,
            URLEncoder.encode(document, StandardCharsets.UTF_8),
            operation);
  }

  static String letter(String letter) {
    return """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">
      <s:Header/>
      <s:Body>
        <sendLetter xmlns="urn:shaoxing:jtzf:letters:1"><lsh>TEST-1</lsh>%s</sendLetter>
      </s:Body>
    </s:Envelope>
    """
        .formatted(letter);
  }
}
