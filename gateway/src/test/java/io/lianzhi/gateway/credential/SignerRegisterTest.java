package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SignerRegisterTest {
  private final DataSource database = TestDatabase.fresh();

  @Test
  void keepsTheWholeChainOnceUnderItsFingerprints() throws SQLException {
    Identity signer = Cities.signing(SignatureAlgorithm.SM2_SM3);
    SignerRegister register = new SignerRegister(database);

    register.keep(signer.chain());
    register.keep(signer.chain());

    Map<String, byte[]> kept = kept();
    assertThat(kept).hasSize(signer.chain().size());
    signer
        .chain()
        .forEach(certificate ->
            assertThat(kept.get(Certificates.fingerprint(certificate)))
                .isEqualTo(Certificates.der(certificate)));
  }

  private Map<String, byte[]> kept() throws SQLException {
    Map<String, byte[]> kept = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select fingerprint, certificate from signer")) {
      while (row.next()) {
        kept.put(row.getString(1), row.getBytes(2));
      }
    }
    return kept;
  }
}
