package io.lianzhi.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.AcceptSignature.Nothing;
import io.lianzhi.security.http.AcceptSignature.Unmet;
import io.lianzhi.security.http.AcceptSignature.Wanted;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may want of its answer's signature, and what nobody can give it. */
class AcceptSignatureTest {
  private static final SigningKey KEY = Keys.signing("hub-1", SignatureAlgorithm.ED25519);
  private static final String ALL =
      "(\"@status\" \"content-digest\" \"content-type\" \"@method\";req \"@path\";req"
          + " \"@query\";req \"content-digest\";req \"signature\";req)";

  private static AcceptSignature of(List<String> wishes) {
    return AcceptSignature.of(
        request(
            Map.of(
                "accept-signature",
                wishes,
                "content-digest",
                List.of("sm3=:AA==:"),
                "signature",
                List.of("sig=:AA==:"))),
        KEY);
  }

  private static HttpRequest request(Map<String, List<String>> fields) {
    return HttpRequest.of(
        "POST", URI.create("https://hub.example/v1/letters"), HttpFields.of(fields));
  }

  @Test
  void aRequestThatAsksForNothingGetsNothing() {
    assertThat(of(List.of())).isEqualTo(new Nothing());
  }

  /** Parameters of the wish; the nonce that the answer is to repeat, if one. */
  @ParameterizedTest
  @CsvSource({
    "'', ",
    "';created', ",
    "';nonce=\"n\"', n",
    "';nonce=\"!#$[]~\"', '!#$[]~'",
    "';keyid=\"hub-1\"', ",
    "';alg=\"ed25519\"', ",
    "';tag=\"lianzhi\"', ",
    "';created;keyid=\"hub-1\";alg=\"ed25519\";nonce=\"n-1\";tag=\"lianzhi\"', n-1",
  })
  void wantsWhatCanBeGiven(String parameters, String nonce) {
    assertThat(of(List.of("mine=" + ALL + parameters)))
        .isEqualTo(new Wanted("mine", Optional.ofNullable(nonce)));
  }

  @Test
  void wantsLessThanAllAndTheLongestNonce() {
    String longest = "n".repeat(128);
    assertThat(of(List.of("a=(\"@status\");nonce=\"" + longest + "\"")))
        .isEqualTo(new Wanted("a", Optional.of(longest)));
    assertThat(of(List.of("a=()"))).isEqualTo(new Wanted("a", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Damaged, none, two, and no list.
        "a=(",
        "",
        "a=(\"@status\"), b=(\"@status\")",
        "a=\"@status\"",
        "a",
        // What is not covered: of the answer, of the request, and with parameters of its own.
        "a=(\"@authority\")",
        "a=(\"@method\")",
        "a=(\"@authority\";req)",
        "a=(\"date\")",
        "a=(\"content-digest\";sf)",
        "a=(\"content-digest\";bs)",
        "a=(1)",
        // Parameters: unknown, of another type, of another value.
        "a=(\"@status\");expires=1",
        "a=(\"@status\");created=?0",
        "a=(\"@status\");created=1",
        "a=(\"@status\");keyid=\"hub-2\"",
        "a=(\"@status\");keyid=hub-1",
        "a=(\"@status\");alg=\"sm2-sm3\"",
        "a=(\"@status\");tag=\"other\"",
        "a=(\"@status\");nonce",
        "a=(\"@status\");nonce=1",
        "a=(\"@status\");nonce=\"\"",
        "a=(\"@status\");nonce=\"a b\"",
        "a=(\"@status\");nonce=\"a\\\\b\"",
        "a=(\"@status\");nonce=\"a\\\"b\"",
      })
  void doesNotPromiseWhatCannotBeGiven(String wish) {
    assertThat(of(List.of(wish))).isEqualTo(new Unmet());
  }

  @Test
  void doesNotPromiseWhatTheRequestHasNotOrWhatHasNoEnd() {
    HttpRequest unsigned =
        request(Map.of("accept-signature", List.of("a=(\"@status\" \"signature\";req)")));
    assertThat(AcceptSignature.of(unsigned, KEY)).isEqualTo(new Unmet());
    assertThat(of(List.of("a=(\"@status\");nonce=\"" + "n".repeat(129) + "\"")))
        .isEqualTo(new Unmet());
    String spaces = " ".repeat(SignatureFields.LONGEST - "a=(\"@status\")".length());
    assertThat(of(List.of("a=(" + spaces + "\"@status\")"))).isInstanceOf(Wanted.class);
    assertThat(of(List.of("a=(" + spaces + " \"@status\")"))).isEqualTo(new Unmet());
  }

  @Test
  void anAnswerHasAStatusOfHttp() {
    HttpRequest request = request(Map.of());
    for (int status : new int[] {100, 599}) {
      assertThat(new HttpResponse(status, request.fields(), request).status()).isEqualTo(status);
    }
    for (int none : new int[] {99, 600}) {
      assertThatThrownBy(() -> new HttpResponse(none, request.fields(), request))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Seconds. */
  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "1, -1"})
  void aWindowIsOpenForSomeTime(long age, long skew) {
    assertThatThrownBy(() -> new SignatureWindow(Duration.ofSeconds(age), Duration.ofSeconds(skew)))
        .isInstanceOf(IllegalArgumentException.class);
    Duration second = Duration.ofSeconds(1);
    assertThat(new SignatureWindow(second, Duration.ZERO).age()).isEqualTo(second);
  }
}
