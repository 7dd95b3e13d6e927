package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Envelopes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One party's secrets. Issued ones are kept sealed in the database; whoever renews one holds its
 * row, so that one node does it and the others find it done.
 */
public final class Secrets implements SharedSecrets {
  private static final Duration EARLY = Duration.ofSeconds(30);

  private static final String PLACE =
      """
      insert into issued_secret (party, name, sealed, until) values (?, ?, '', '-infinity')
      on conflict do nothing\
      """;
  private static final String HOLD =
      """
      select sealed, case when until = '-infinity' then null else until end from issued_secret
      where party = ? and name = ? for update\
      """;
  private static final String KEEP =
      "update issued_secret set sealed = ?, until = ? where party = ? and name = ?";

  private final PartyId party;
  private final Map<String, Secret> configured;
  private final DataSource database;
  private final ContentKey key;
  private final Clock clock;
  private final Map<String, Issued> known = new ConcurrentHashMap<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();

  /**
   * @param configured secrets given by configuration
   */
  public Secrets(
      PartyId party,
      Map<String, Secret> configured,
      DataSource database,
      ContentKey key,
      Clock clock) {
    this.party = party;
    this.configured = Map.copyOf(configured);
    this.database = database;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public String configured(String name) {
    return Optional.ofNullable(configured.get(name))
        .map(Secret::reveal)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "lianzhi.parties." + party + ".secrets." + name + " is not configured"));
  }

  @Override
  public String issued(String name, Supplier<Issued> renew) {
    Issued held = known.get(name);
    if (held != null && isGood(name, held)) {
      return held.value();
    }
    synchronized (known) {
      Issued fresh =
          Optional.ofNullable(known.get(name))
              .filter(each -> isGood(name, each))
              .orElseGet(() -> fetch(name, renew));
      known.put(name, fresh);
      return fresh.value();
    }
  }

  private boolean isGood(String name, Issued secret) {
    return secret.until().minus(EARLY).isAfter(clock.instant())
        && !secret.value().equals(refused.get(name));
  }

  @Override
  public void discard(String name, String value) {
    refused.put(name, value);
  }

  private Issued fetch(String name, Supplier<Issued> renew) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Issued secret =
            hold(connection, name).filter(held -> isGood(name, held)).orElseGet(() -> renew.get());
        keep(connection, name, secret);
        connection.commit();
        return secret;
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    } catch (SQLException away) {
      throw new java.io.UncheckedIOException(
          new java.io.IOException("the store of issued secrets is away", away));
    }
  }

  private Optional<Issued> hold(Connection connection, String name) throws SQLException {
    try (PreparedStatement place = connection.prepareStatement(PLACE);
        PreparedStatement hold = connection.prepareStatement(HOLD)) {
      place.setString(1, party.value());
      place.setString(2, name);
      place.executeUpdate();
      hold.setString(1, party.value());
      hold.setString(2, name);
      try (ResultSet row = hold.executeQuery()) {
        row.next();
        OffsetDateTime until = row.getObject(2, OffsetDateTime.class);
        return until == null
            ? Optional.empty()
            : Optional.of(new Issued(open(name, row.getBytes(1)), until.toInstant()));
      }
    }
  }

  private void keep(Connection connection, String name, Issued secret) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      byte[] content = secret.value().getBytes(StandardCharsets.UTF_8);
      keep.setBytes(1, Envelopes.seal(key, content, context(name)));
      keep.setObject(2, at(secret.until()));
      keep.setString(3, party.value());
      keep.setString(4, name);
      keep.executeUpdate();
    }
  }

  private static OffsetDateTime at(Instant until) {
    return until.atOffset(ZoneOffset.UTC);
  }

  private String open(String name, byte[] sealed) {
    return new String(Envelopes.open(key, sealed, context(name)), StandardCharsets.UTF_8);
  }

  private byte[] context(String name) {
    return (party + "/" + name).getBytes(StandardCharsets.UTF_8);
  }
}
