package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostNamesTest {
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("CN=a", SignatureAlgorithm.SM2_SM3, Keys.NOVEMBER);

  private static X509Certificate of(String... names) {
    return AUTHORITY.issueServer("CN=cn.example", List.of(names), Keys.NOVEMBER).certificate();
  }

  @Test
  void aCertificateIsItsHostsAndNobodyElses() {
    X509Certificate certificate =
        of("hub.example", "*.Quzhou.example", "192.0.2.1", "2001:db8::1", "*.cn");
    for (String other :
        List.of(
            "cn.example",
            "example",
            "xhub.example",
            "hub.example.cn",
            "quzhou.example",
            "a.b.quzhou.example",
            ".quzhou.example",
            "hub.cn",
            "192.0.2.2",
            "",
            "*.quzhou.example.cn")) {
      assertThat(HostNames.isOf(other, certificate)).as(other).isFalse();
    }
    for (String own : List.of("hub.example", "HUB.example", "data.quzhou.example", "192.0.2.1")) {
      assertThat(HostNames.isOf(own, certificate)).as(own).isTrue();
    }
  }

  @Test
  void aCertificateWithoutNamesIsNobodys() {
    X509Certificate client = AUTHORITY.issueClient("CN=hub.example", Keys.NOVEMBER).certificate();
    assertThat(HostNames.isOf("hub.example", client)).isFalse();
  }
}
