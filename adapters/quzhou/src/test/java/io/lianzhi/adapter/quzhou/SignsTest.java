package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three signs of the provincial gateway's chain, by an example made elsewhere. */
class SignsTest {
  @ParameterizedTest
  @CsvSource({
    "demoAppSecret0001, f4bb8d5a22831b6f8e4ad3952bd29625",
    "demoRefreshSecret, f25301e29e1a5c969885a0e308f74b8d",
    "demoRequestSecret, 528ee805ad8ab196e2020d0d0a6fcc45"
  })
  void areMadeOfKeySecretAndTime(String secret, String sign) {
    assertThat(Signs.of("demoAppKey0001", secret, "1637330709123")).isEqualTo(sign);
  }
}
