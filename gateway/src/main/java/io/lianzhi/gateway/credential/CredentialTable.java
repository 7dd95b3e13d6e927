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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of the register. Whoever changes them has locked the register first. */
final class CredentialTable {
  private static final String LOCK = "update credential_change set number = number + 1";
  private static final String NUMBER = "select number from credential_change";
  private static final String SELECT =
      """
      select id, party, purpose, origin, state, chain, key_digest, asked_at, changed_at, reason
      from credential\
      """;
  private static final String ALL = SELECT + " order by id";
  private static final String ONE = SELECT + " where id = ?";
  private static final String BY_KEY = SELECT + " where key_digest = ? order by id";
  private static final String REQUEST = "select request from credential where id = ?";
  private static final String OPEN =
      "select count(*) from credential where party = ? and state = 'REQUESTED'";
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

  /** Which state of the table somebody has seen. */
  static final long NONE = -1;

  private CredentialTable() {}

  /** Makes others wait until the transaction is over, and tells every node that there is news. */
  static void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.executeUpdate();
    }
  }

  /** Another one after each change. */
  static long number(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NUMBER);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  static List<Credential> all(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      return read(statement);
    }
  }

  static Optional<Credential> find(Connection connection, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ONE)) {
      statement.setLong(1, number);
      return read(statement).stream().findFirst();
    }
  }

  /** Those of one key. */
  static List<Credential> ofKey(Connection connection, String digest) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_KEY)) {
      statement.setString(1, digest);
      return read(statement);
    }
  }

  /** How many of a party are asked for and not decided. */
  static int open(Connection connection, PartyId party) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setString(1, party.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
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
        return row.next() ? find(connection, row.getLong(1)) : Optional.empty();
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

  private static List<Credential> read(PreparedStatement statement) throws SQLException {
    List<Credential> all = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(read(row));
      }
    }
    return all;
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
