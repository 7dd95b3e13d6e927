package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.security.certificates.Certificates;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;

/** Keeps every certificate of a signer, and of its issuers, that was ever trusted. */
public final class SignerRegister {
  private static final String KEEP =
      "insert into signer (fingerprint, certificate) values (?, ?) on conflict do nothing";

  private static final String FIND = "select certificate from signer where fingerprint = ?";

  private final DataSource database;

  public SignerRegister(DataSource database) {
    this.database = database;
  }

  /**
   * A certificate that was kept.
   *
   * @throws IllegalStateException where it was not: each one is kept before anything that it signed
   */
  public X509Certificate find(String fingerprint) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, fingerprint);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("a signer's certificate is not in the register");
        }
        return Certificates.parse(row.getBytes(1));
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  public void keep(Collection<X509Certificate> certificates) throws SQLException {
    try (Connection connection = database.getConnection()) {
      keep(connection, certificates);
    }
  }

  /** The same in the caller's transaction. */
  static void keep(Connection connection, Collection<X509Certificate> certificates)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      for (X509Certificate certificate : certificates) {
        statement.setString(1, Certificates.fingerprint(certificate));
        statement.setBytes(2, Certificates.der(certificate));
        statement.executeUpdate();
      }
    }
  }
}
