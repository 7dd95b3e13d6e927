package io.lianzhi.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.ledger.LogFolder;
import io.lianzhi.security.ledger.LogVerifier;
import io.lianzhi.security.ledger.NoteSigner;
import io.lianzhi.security.ledger.ProofFile;
import io.lianzhi.security.ledger.TilePath;
import io.lianzhi.security.ledger.TrustedKeys;
import io.lianzhi.security.ledger.TrustedLog;
import io.lianzhi.security.ledger.Verdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegratorTest {
  private static final String ORIGIN = "lianzhi/test";
  private static final List<NoteSigner> SIGNERS =
      Stream.of(SignatureAlgorithm.ED25519, SignatureAlgorithm.SM2_SM3)
          .map(IntegratorTest::signer)
          .toList();
  private static final TrustedLog LOG =
      new TrustedLog(ORIGIN, new TrustedKeys(SIGNERS.stream().map(NoteSigner::key).toList()));

  @TempDir Path folder;
  private final DataSource database = TestDatabase.fresh();
  private final Ledger ledger = new Ledger(database);

  private static NoteSigner signer(SignatureAlgorithm algorithm) {
    Instant now = Instant.now();
    Validity days = new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
    return new NoteSigner(
        ORIGIN,
        CertificateAuthority.create("CN=log", algorithm, days).identity().signingKey("log"));
  }

  private Integrator integrator() {
    return new Integrator(database, ORIGIN, SIGNERS);
  }

  /** Events of letters with these numbers, in one transaction, which stays open. */
  private Connection write(int first, int count) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into event (number, party, what, at, leaf)
            select n, 'hangzhou', 'TAKEN', now(), sha256(int8send(n))
            from generate_series(?, ?) as n\
            """)) {
      statement.setLong(1, first);
      statement.setLong(2, first + count - 1L);
      statement.executeUpdate();
    }
    return connection;
  }

  private void commit(int first, int count) throws SQLException {
    try (Connection connection = write(first, count)) {
      connection.commit();
    }
  }

  private void integrateAll() throws SQLException {
    try (Integrator integrator = integrator()) {
      while (integrator.integrate()) {}
    }
  }

  private long size() {
    return ledger.checkpoint().map(note -> LOG.open(note, "checkpoint").head().size()).orElse(0L);
  }

  /** What a foreign auditor sees, fetched as he would fetch it. */
  private Verdict audit(Map<String, byte[]> former) throws IOException {
    LogFolder copy = new LogFolder(folder);
    byte[] note = ledger.checkpoint().orElseThrow();
    copy.writeCheckpoint(note);
    for (long level = 0, count = size(); count > 0; level++, count /= TilePath.FULL) {
      for (long index = 0; index * TilePath.FULL < count; index++) {
        int width = (int) Math.min(TilePath.FULL, count - index * TilePath.FULL);
        fetch(copy, new TilePath((int) level, index, width));
        if (level == 0) {
          fetch(copy, TilePath.entries(index, width));
        }
      }
    }
    return new LogVerifier(LOG).verify(copy, former);
  }

  private void fetch(LogFolder copy, TilePath path) throws IOException {
    copy.write(path, ledger.tile(path).orElseThrow());
  }

  private List<Ledger.Proof> proofs(long number, byte[] leaf) {
    return ledger.proofs(List.of(new Ledger.Entry(number, leaf))).all();
  }

  @Test
  void whatIsDurableIsInALogThatAnyoneCanCheck() throws Exception {
    commit(1, 700);
    integrateAll();
    assertThat(size()).isEqualTo(700);
    byte[] former = ledger.checkpoint().orElseThrow();
    assertThat(audit(Map.of())).isInstanceOf(Verdict.Sound.class);

    commit(701, 333);
    integrateAll();
    assertThat(size()).isEqualTo(1033);
    assertThat(audit(Map.of("former", former))).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void aTransactionLongerThanARoundGoesInWhole() throws Exception {
    commit(1, 3);
    commit(4, 45_000);
    commit(45_004, 2);
    integrateAll();
    assertThat(size()).isEqualTo(45_005);
    assertThat(audit(Map.of())).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void itsGaugeGrowsWhileATransactionHoldsItBack() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    var _ = new LogGauge(database, meters);
    Gauge behind = meters.get("lianzhi.log.behind").gauge();
    assertThat(behind.value()).isZero();
    try (Connection open = write(1, 1)) {
      TestDatabase.execute(
          database,
          "insert into event (number, party, what, at, leaf)"
              + " values (2, 'hangzhou', 'TAKEN', now() - interval '1 hour', sha256('2'))");
      integrateAll();
      assertThat(size()).isZero();
      assertThat(behind.value()).isBetween(3600.0, 3700.0);
      open.commit();
    }
    integrateAll();
    assertThat(size()).isEqualTo(2);
    assertThat(behind.value()).isZero();
  }

  @Test
  void aLeafThatWasAlteredIsFound() throws Exception {
    commit(1, 300);
    integrateAll();
    TestDatabase.execute(
        database, "update log_entry set leaf = sha256('other') where position = 17");
    assertThat(audit(Map.of()).english()).contains("entry 17").contains("altered");
  }

  @Test
  void aLogThatWasCutBackAndWrittenAnewIsFoundByAFormerCheckpoint() throws Exception {
    commit(1, 300);
    integrateAll();
    byte[] former = ledger.checkpoint().orElseThrow();
    TestDatabase.execute(
        database,
        "update log_head set size = 0, root = sha256(''), xid = '0', checkpoint = null, signed ="
            + " 0");
    TestDatabase.execute(database, "truncate log_tile, log_entry");
    TestDatabase.execute(database, "delete from event where number = 100");
    commit(301, 5);
    integrateAll();
    assertThat(audit(Map.of())).isInstanceOf(Verdict.Sound.class);
    assertThat(audit(Map.of("former", former)).english()).contains("forked");
  }

  @Test
  void nothingOvertakesATransactionThatIsNotOver() throws Exception {
    commit(1, 10);
    try (Connection late = write(11, 10)) {
      commit(21, 10);
      integrateAll();
      assertThat(size()).isEqualTo(10);
      late.commit();
    }
    integrateAll();
    assertThat(size()).isEqualTo(30);
    assertThat(numbers()).isSorted().hasSize(30);
  }

  private List<Long> numbers() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select number from log_entry order by position");
        ResultSet row = statement.executeQuery()) {
      List<Long> numbers = new java.util.ArrayList<>();
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
      return numbers;
    }
  }

  @Test
  void twoNodesGrowOneLog() throws Exception {
    try (Integrator one = integrator();
        Integrator other = integrator()) {
      one.start();
      other.start();
      for (int i = 0; i < 40; i++) {
        commit(1 + 25 * i, 25);
      }
      Instant until = Instant.now().plus(Duration.ofMinutes(1));
      while (size() < 1000 && Instant.now().isBefore(until)) {
        Thread.sleep(Duration.ofMillis(100));
      }
    }
    assertThat(size()).isEqualTo(1000);
    assertThat(numbers()).doesNotHaveDuplicates().hasSize(1000);
    assertThat(audit(Map.of())).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void aHeadThatWasNotSignedBeforeACrashIsSignedAfterIt() throws Exception {
    commit(1, 5);
    integrateAll();
    TestDatabase.execute(database, "update log_head set checkpoint = null, signed = 0");
    integrateAll();
    assertThat(size()).isEqualTo(5);
    assertThat(audit(Map.of())).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void provesWhatIsThereAndNothingElse() throws Exception {
    commit(1, 600);
    integrateAll();
    byte[] leaf = leaf(500);
    List<Ledger.Proof> proofs = proofs(500, leaf);
    assertThat(proofs).hasSize(1);
    ProofFile file = ProofFile.parse(proofs.getFirst().proof(), "proof");
    assertThat(file.prove(leaf, LOG, "proof").head().size()).isEqualTo(600);
    assertThat(proofs(499, leaf)).isEmpty();
    commit(601, 1);
    assertThat(proofs(601, leaf(601))).isEmpty();
  }

  private byte[] leaf(long number) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select leaf from event where number = ?")) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  @Test
  void anEmptyLogIsSignedByNobodyYet() throws Exception {
    integrateAll();
    assertThat(ledger.checkpoint()).isEmpty();
    assertThat(ledger.tile(new TilePath(0, 0, 1))).isEmpty();
    assertThat(proofs(1, new byte[32])).isEmpty();
  }

  @Test
  void whatAdministratorsDoStandsInTheLogWithTheLetters() throws Exception {
    commit(1, 3);
    Administrator who =
        new Administrator("wang", Role.SECURITY_ADMINISTRATOR, new PartyId("jinhua"), "");
    try (Connection connection = database.getConnection()) {
      new Deeds(Clock.systemUTC())
          .write(connection, new Deed(who, "CREDENTIAL_REVOKED", "credential/1", "{}", ""));
    }
    commit(4, 3);
    integrateAll();
    assertThat(size()).isEqualTo(7);
    assertThat(audit(Map.of())).isInstanceOf(Verdict.Sound.class);
  }
}
