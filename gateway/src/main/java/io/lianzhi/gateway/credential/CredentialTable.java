package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.Times;
import io.lianzhi.security.certificates.Certificates;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Certificates of parties, and requests for them, in the database. */
final class CredentialTable {
  /** All of them. */
  static final RegisterRows<Credential> ROWS =
      new RegisterRows<>(
          "credential",
          "number",
          "id, party, purpose, origin, state, chain, key_digest, asked_at, changed_at, reason",
          CredentialTable::read);

  private static final String REQUEST = "select request from credential where id = ?";
  private static final String INSERT =
      """
      insert into credential
        (party, purpose, origin, state, request, chain, fingerprint, key_digest, asked_at,
         changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (fingerprint) do nothing
      returning id\
      """;
  private static final String MOVE =
      "update credential set state = ?, changed_at = ?, reason = ? where id = ?";
  private static final String CERTIFY =
      "update credential set chain = ?, fingerprint = ? where id = ?";

  private CredentialTable() {}

  /** Those of one key. */
  static List<Credential> ofKey(Connection connection, String digest) throws SQLException {
    return ROWS.where(connection, "key_digest = ?", digest);
  }

  /** The PKCS #10 request, where there was one. */
  static Optional<byte[]> request(Connection connection, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REQUEST)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /**
   * Adds a credential, whose number is given by the table.
   *
   * @return it under its number; empty where its certificate is there already
   */
  static Optional<Credential> insert(
      Connection connection, Credential fresh, Optional<byte[]> request) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, fresh.party().value());
      statement.setString(2, fresh.purpose().name());
      statement.setString(3, fresh.origin().name());
      statement.setString(4, fresh.state().name());
      statement.setBytes(5, request.orElse(null));
      statement.setArray(6, connection.createArrayOf("bytea", bytes(fresh.chain())));
      statement.setString(7, fresh.fingerprint().orElse(null));
      statement.setString(8, fresh.keyDigest());
      Times.set(statement, 9, fresh.askedAt());
      Times.set(statement, 10, fresh.changedAt());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? ROWS.find(connection, row.getLong(1)) : Optional.empty();
      }
    }
  }

  /** Moves a credential into another state. */
  static void move(
      Connection connection,
      long number,
      CredentialState to,
      Optional<RevocationReason> reason,
      Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setString(1, to.name());
      Times.set(statement, 2, now);
      statement.setString(3, reason.map(RevocationReason::name).orElse(""));
      statement.setLong(4, number);
      statement.executeUpdate();
    }
  }

  /** Gives a requested credential its certificate. */
  static void certify(Connection connection, long number, List<X509Certificate> chain)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CERTIFY)) {
      statement.setArray(1, connection.createArrayOf("bytea", bytes(chain)));
      statement.setString(2, Credentials.fingerprint(chain.getFirst()));
      statement.setLong(3, number);
      statement.executeUpdate();
    }
  }

  private static byte[][] bytes(List<X509Certificate> chain) {
    return chain.stream().map(Certificates::der).toArray(byte[][]::new);
  }

  private static Credential read(ResultSet row) throws SQLException {
    Object[] chain = (Object[]) row.getArray(6).getArray();
    return new Credential(
        row.getLong(1),
        new PartyId(row.getString(2)),
        Purpose.valueOf(row.getString(3)),
        Origin.valueOf(row.getString(4)),
        CredentialState.valueOf(row.getString(5)),
        Arrays.stream(chain).map(der -> Certificates.parse((byte[]) der)).toList(),
        row.getString(7),
        Times.get(row, "asked_at"),
        Times.get(row, "changed_at"),
        Optional.of(row.getString(10))
            .filter(name -> !name.isEmpty())
            .map(RevocationReason::valueOf));
  }
}
