package io.lianzhi.security.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Damage;
import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.w3c.dom.Element;

/** Whatever arrives, the verifier answers, and never takes what was not signed. */
class ForeignSoapTest {
  private static final Identity SHAOXING =
      Keys.identity("CN=shaoxing", SignatureAlgorithm.ECDSA_P256_SHA256);
  private static final SoapVerifier VERIFIER =
      new SoapVerifier(SHAOXING.certificate()::equals, SoapWindow.USUAL);
  private static final String GOOD =
      new String(SoapMessages.of(SHAOXING).message(Keys.NOW, Keys.NOW.plusSeconds(300)), UTF_8);
  private static final List<String> PIECES = List.of(GOOD.split("(?=<)|(?<=>)|(?=[ \"])"));

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void messagesOfAnyShapeGetAnAnswer(@ForAll Random random) {
    byte[] good = GOOD.getBytes(UTF_8);
    answers(Damage.to(good, random));
    assertThat(VERIFIER.verify(good, Keys.NOW)).isInstanceOf(VerifiedSoap.class);
  }

  /** Whole tags and attributes taken away, doubled or put elsewhere keep the document readable. */
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void messagesWithMisplacedPiecesGetAnAnswer(@ForAll Random random) {
    StringBuilder message = new StringBuilder();
    int taken = random.nextInt(PIECES.size());
    int inserted = random.nextInt(PIECES.size());
    for (int i = 0; i < PIECES.size(); i++) {
      message.append(i == inserted ? PIECES.get(random.nextInt(PIECES.size())) : "");
      message.append(i == taken ? "" : PIECES.get(i));
    }
    answers(message.toString().getBytes(UTF_8));
  }

  /** What is taken has, where a reader by position looks, the body that was signed. */
  private static void answers(byte[] message) {
    switch (VERIFIER.verify(message, Keys.NOW)) {
      case RefusedSoap refused -> assertThat(refused.kind()).isNotNull();
      case VerifiedSoap verified -> {
        assertThat(verified.certificate()).isEqualTo(SHAOXING.certificate());
        Element root = HardenedXml.parse(message).getDocumentElement();
        Element body = Elements.only(root, Elements.SOAP, "Body", RefusedSoap.Kind.MALFORMED);
        Element content = Elements.children(body).getFirst();
        assertThat(content.getLocalName()).isEqualTo("writeObjectOut");
        assertThat(body.getTextContent()).isEqualTo("浙D12345");
      }
    }
  }
}
