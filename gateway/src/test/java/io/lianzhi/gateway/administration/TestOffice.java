package io.lianzhi.gateway.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Authenticator;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Administrators on a real PostgreSQL, and a clock that stands until it is moved. */
final class TestOffice {
  static final String PASSWORD = "correct horse battery staple";
  static final PartyId JINHUA = new PartyId("jinhua");

  final DataSource database = TestDatabase.fresh();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T08:00:00Z"));
  private final InstantSource source = now::get;
  final Clock clock = source.withZone(ZoneOffset.UTC);
  final Deeds deeds = new Deeds(clock);
  final Sessions sessions = new Sessions(database, deeds, clock);
  private final Factors factors =
      new Factors(JINHUA, ContentKey.of(Suite.INTERNATIONAL, new byte[32]));
  final SignIns signIns = new SignIns(database, sessions, factors, deeds, clock);
  final Enrolments enrolments = new Enrolments(database, factors, deeds, clock);
  final Accounts accounts = new Accounts(database, JINHUA, sessions, enrolments, deeds, clock);
  final FirstAccounts first;
  private final Path folder;

  TestOffice(Path folder) {
    this.folder = folder;
    this.first = new FirstAccounts(database, enrolments, JINHUA, folder, deeds, clock);
    first.start();
  }

  void passTime(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  String invitation(Role role) {
    try {
      return Files.readString(folder.resolve(FirstAccounts.name(role))).strip();
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  /** Redeems an invitation, and gives what shows the codes. */
  Authenticator enrol(String invitation) {
    Authenticator phone =
        new Authenticator(enrolments.begin(invitation, PASSWORD).orElseThrow().otpauth());
    assertThat(enrolments.confirm(invitation, phone.code(clock.instant()))).isPresent();
    passTime(Duration.ofSeconds(30));
    return phone;
  }

  static Administrator administrator(Role role) {
    return new Administrator(FirstAccounts.name(role), role, JINHUA, "");
  }

  /** What was done, oldest first. */
  List<String> deeds() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select what || ' ' || target from deed order by number desc");
        ResultSet row = statement.executeQuery()) {
      List<String> deeds = new ArrayList<>();
      while (row.next()) {
        deeds.add(row.getString(1));
      }
      return deeds;
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }
}
