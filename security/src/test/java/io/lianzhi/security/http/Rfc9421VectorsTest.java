package io.lianzhi.security.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.envelope.VerificationKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Parser;
import org.junit.jupiter.api.Test;

/**
 * RFC 9421, appendix B, as printed. Of its signatures with RSA-PSS, which no suite has, only the
 * base is composed.
 */
class Rfc9421VectorsTest {
  private static final HttpRequest REQUEST =
      HttpRequest.of(
          "POST",
          URI.create("https://example.com/foo?param=Value&Pet=dog"),
          HttpFields.of(
              Map.of(
                  "Host", List.of("example.com"),
                  "Date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
                  "Content-Type", List.of("application/json"),
                  "Content-Digest",
                      List.of(
                          "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm"
                              + "+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"),
                  "Content-Length", List.of("18"))));
  private static final HttpResponse RESPONSE =
      new HttpResponse(
          200,
          HttpFields.of(
              Map.of(
                  "Date", List.of("Tue, 20 Apr 2021 02:07:56 GMT"),
                  "Content-Type", List.of("application/json"),
                  "Content-Digest",
                      List.of(
                          "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41Q"
                              + "JgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:"),
                  "Content-Length", List.of("23"))),
          REQUEST);
  private static final String CLIENT_CERTIFICATE =
      ":MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVB"
          + "AMMEkxBIEludGVybWVkaWF0ZSBDQTAeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBA"
          + "MMAkJDMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmckC8vdgJ1p5Be5"
          + "F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7uzo9M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa3"
          + "8lbEYCuiCPct0ZaSED2DAOBgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAwwCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMw"
          + "EYEPYmRjQGV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/Di6YK0Q6bMjeSkC3dF"
          + "COOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=:";

  @Test
  void composesTheMinimalBaseOfB21() {
    String input =
        "();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"";
    assertThat(base(REQUEST, input)).isEqualTo("\"@signature-params\": " + input);
  }

  @Test
  void composesTheSelectiveBaseOfB22() {
    String input =
        "(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\")"
            + ";created=1618884473;keyid=\"test-key-rsa-pss\";tag=\"header-example\"";
    assertThat(base(REQUEST, input))
        .isEqualTo(
            """
            "@authority": example.com
            "content-digest": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX\
            +TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
            "@query-param";name="Pet": dog
            "@signature-params":\
            """
                + " "
                + input);
  }

  @Test
  void composesTheFullBaseOfB23() {
    String input =
        "(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\""
            + " \"content-digest\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-rsa-pss\"";
    assertThat(base(REQUEST, input))
        .isEqualTo(
            """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@query": ?param=Value&Pet=dog
            "@authority": example.com
            "content-type": application/json
            "content-digest": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX\
            +TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
            "content-length": 18
            "@signature-params":\
            """
                + " "
                + input);
  }

  @Test
  void verifiesTheEcdsaSignatureOfB24() throws GeneralSecurityException {
    String input =
        "(\"@status\" \"content-type\" \"content-digest\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-ecc-p256\"";
    VerificationKey key = ecdsa();
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj"
                    + "+32oiasw==");
    assertThat(key.verifyFixed(base(REQUEST, "()").getBytes(UTF_8), signature)).isFalse();
    assertThat(key.verifyFixed(base(RESPONSE, input).getBytes(UTF_8), signature)).isTrue();
  }

  @Test
  void authenticatesAsB25() {
    String input =
        "(\"date\" \"@authority\" \"content-type\")"
            + ";created=1618884473;keyid=\"test-shared-secret\"";
    byte[] secret =
        Base64.getDecoder()
            .decode(
                "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsas"
                    + "jlTMtDQ==");
    byte[] code = MacKey.of(Suite.INTERNATIONAL, secret).code(base(REQUEST, input).getBytes(UTF_8));
    assertThat(Base64.getEncoder().encodeToString(code))
        .isEqualTo("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
  }

  @Test
  void verifiesTheEd25519SignatureOfB26() throws GeneralSecurityException {
    String input =
        "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-ed25519\"";
    VerificationKey key = ed25519();
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5W"
                    + "PpBKRCw==");
    assertThat(key.verifyFixed(base(RESPONSE, "()").getBytes(UTF_8), signature)).isFalse();
    assertThat(key.verifyFixed(base(REQUEST, input).getBytes(UTF_8), signature)).isTrue();
  }

  /** What a proxy that ends TLS signs on: the client's certificate as it saw it. */
  @Test
  void verifiesTheProxysSignatureOfB3() throws GeneralSecurityException {
    String input =
        "(\"@path\" \"@query\" \"@method\" \"@authority\" \"client-cert\")"
            + ";created=1618884473;keyid=\"test-key-ecc-p256\"";
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgm"
                    + "izw==");
    HttpRequest other = proxied(CLIENT_CERTIFICATE.replace("MIIBqDCC", "MIIBqDCD"));
    assertThat(ecdsa().verifyFixed(base(other, input).getBytes(UTF_8), signature)).isFalse();
    byte[] base = base(proxied(CLIENT_CERTIFICATE), input).getBytes(UTF_8);
    assertThat(ecdsa().verifyFixed(base, signature)).isTrue();
  }

  private static HttpRequest proxied(String certificate) {
    return HttpRequest.of(
        "POST",
        URI.create("https://service.internal.example/foo?param=Value&Pet=dog"),
        HttpFields.of(Map.of("Client-Cert", List.of(certificate))));
  }

  /** What a message may suffer on its way, and what not; the last is as it was sent. */
  @Test
  void survivesTheTransformationsOfB4AndNoOther() throws GeneralSecurityException {
    List<String> accepts = List.of("application/json", "*/*");
    String sent = "https://example.org/demo?name1=Value1&Name2=value2";
    assertThat(isTransformed("POST", sent.replace(".org", ".com"), accepts)).isFalse();
    assertThat(isTransformed("POST", sent, accepts)).isFalse();
    assertThat(isTransformed("GET", sent.replace(".org", ".com"), accepts)).isFalse();
    assertThat(isTransformed("GET", sent, accepts.reversed())).isFalse();
    assertThat(isTransformed("GET", sent, accepts.subList(0, 1))).isFalse();
    assertThat(isTransformed("GET", sent + "&param=added", accepts)).isTrue();
    assertThat(isTransformed("GET", sent, List.of("application/json, */*"))).isTrue();
    assertThat(isTransformed("GET", sent, accepts)).isTrue();
  }

  private static boolean isTransformed(String method, String uri, List<String> accepts)
      throws GeneralSecurityException {
    String input =
        "(\"@method\" \"@path\" \"@authority\" \"accept\")"
            + ";created=1618884473;keyid=\"test-key-ed25519\"";
    HttpRequest request =
        HttpRequest.of(method, URI.create(uri), HttpFields.of(Map.of("Accept", accepts)));
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3N"
                    + "DA==");
    return ed25519().verifyFixed(base(request, input).getBytes(UTF_8), signature);
  }

  @Test
  void digestsTheContentOfRfc9530() {
    byte[] content = "{\"hello\": \"world\"}".getBytes(UTF_8);
    assertThat(ContentDigest.of(Suite.INTERNATIONAL, content))
        .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
  }

  @Test
  void derivesEveryComponentOfSection22() {
    HttpRequest request =
        HttpRequest.of(
            "GET",
            URI.create("HTTPS://WWW.Example.com:443/path?queryString"),
            HttpFields.of(Map.of()));
    assertThat(value(request, "@method")).isEqualTo("GET");
    assertThat(value(request, "@target-uri")).isEqualTo("https://www.example.com/path?queryString");
    assertThat(value(request, "@authority")).isEqualTo("www.example.com");
    assertThat(value(request, "@scheme")).isEqualTo("https");
    assertThat(value(request, "@request-target")).isEqualTo("/path?queryString");
    assertThat(value(request, "@path")).isEqualTo("/path");
    assertThat(value(request, "@query")).isEqualTo("?queryString");
    assertThat(value(bare("https://example.com:8443"), "@authority")).isEqualTo("example.com:8443");
    assertThat(value(bare("https://example.com"), "@path")).isEqualTo("/");
    assertThat(value(bare("https://example.com/path"), "@query")).isEqualTo("?");
    assertThat(value(bare("https://example.com/path?"), "@query")).isEqualTo("?");
  }

  @Test
  void joinsRepeatedFieldsAndUnfoldsThemAsSection21Prints() {
    HttpRequest request =
        HttpRequest.of(
            "GET",
            URI.create("https://example.com/"),
            HttpFields.of(
                Map.of(
                    "Cache-Control", List.of("max-age=60", "   must-revalidate"),
                    "X-OWS-Header", List.of("  Leading and trailing whitespace.   "),
                    "X-Obs-Fold-Header", List.of("Obsolete\n    line folding."),
                    "X-Empty-Header", List.of(""))));
    assertThat(value(request, "cache-control")).isEqualTo("max-age=60, must-revalidate");
    assertThat(value(request, "x-ows-header")).isEqualTo("Leading and trailing whitespace.");
    assertThat(value(request, "x-obs-fold-header")).isEqualTo("Obsolete line folding.");
    assertThat(value(request, "x-empty-header")).isEmpty();
  }

  @Test
  void refusesComponentsThatItDoesNotUnderstand() {
    for (String input :
        List.of(
            "(\"date\";sf)",
            "(\"date\";bs)",
            "(\"date\";key=\"a\")",
            "(\"@unknown\")",
            "(\"@status\")",
            "(\"@method\";req)",
            "(\"missing\")",
            "(\"date\" \"date\")",
            "(\"@query-param\")",
            "(\"@query-param\";name=\"absent\")",
            "(date)")) {
      assertThatThrownBy(() -> base(REQUEST, input))
          .as(input)
          .isInstanceOf(MalformedSignatureException.class);
    }
    assertThat(base(REQUEST, "(\"date\")")).startsWith("\"date\": Tue");
  }

  private static HttpRequest bare(String uri) {
    return HttpRequest.of("GET", URI.create(uri), HttpFields.of(Map.of()));
  }

  private static String value(HttpMessage message, String component) {
    return Component.of(component).value(message);
  }

  private static String base(HttpMessage message, String input) {
    InnerList list = Parser.parseInnerList(input);
    SignatureParameters parameters = SignatureParameters.parse(list);
    byte[] base = SignatureBase.of(message, parameters.components(), parameters.serialised());
    return new String(base, UTF_8);
  }

  private static VerificationKey ecdsa() throws GeneralSecurityException {
    return key(
        "EC",
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
            + "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==");
  }

  private static VerificationKey ed25519() throws GeneralSecurityException {
    return key("Ed25519", "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
  }

  private static VerificationKey key(String family, String base64) throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(base64);
    return VerificationKey.of(
        "rfc9421", KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(der)));
  }
}
