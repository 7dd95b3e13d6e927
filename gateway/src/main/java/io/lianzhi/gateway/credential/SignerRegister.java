package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.Certificates;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;

/** Keeps every certificate of a signer, and of its issuers, that was ever trusted. */
public final class SignerRegister {
  private static final String KEEP =
      "insert into signer (fingerprint, certificate) values (?, ?) on conflict do nothing";

  private final DataSource database;

  public SignerRegister(DataSource database) {
    this.database = database;
  }

  public void keep(Collection<X509Certificate> certificates) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KEEP)) {
      for (X509Certificate certificate : certificates) {
        statement.setString(1, Certificates.fingerprint(certificate));
        statement.setBytes(2, Certificates.der(certificate));
        statement.executeUpdate();
      }
    }
  }
}
