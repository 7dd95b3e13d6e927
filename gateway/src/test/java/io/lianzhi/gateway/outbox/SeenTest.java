package io.lianzhi.gateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.Keystore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells a repeat from a conflict, and tells a thief of the database nothing. */
class SeenTest {
  private static final Instant NOW = Instant.parse("2021-11-19T04:00:00Z");

  private record Arrived(RawMessage raw) implements Opened {
    @Override
    public PartyId party() {
      return PackerTest.JINHUA;
    }

    @Override
    public String line() {
      return "letters";
    }

    @Override
    public Proof proof() {
      return new Proof.Channel("letters", "c0ffee");
    }

    @Override
    public Instant at() {
      return NOW;
    }
  }

  private final DataSource database = TestDatabase.fresh();
  private Packer packer;
  private IndexKey seen;
  private Committer committer;

  @BeforeEach
  void open(@TempDir Path folder) {
    Keystore keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    Sealer sealer = new Sealer(keystore.retentionKeys());
    seen = keystore.indexKey("seen", Suite.INTERNATIONAL);
    packer = new Packer(sealer, keystore.indexKey("subjects", Suite.INTERNATIONAL), new Waiters());
    Outbox.Place place =
        new Outbox.Place(database, sealer, NodeId.fresh(), Clock.fixed(NOW, ZoneOffset.UTC));
    WatchRegister watches =
        new WatchRegister(
            database, keystore.indexKey("watches", Suite.INTERNATIONAL), place.clock());
    committer = new Committer(place, packer, seen, watches, size -> {});
  }

  @AfterEach
  void close() {
    committer.close();
  }

  private static Arrival arrival(long number) {
    return new Arrival(number, PackerTest.JINHUA, Suite.NATIONAL, "letters", "1", NOW);
  }

  private Committed take(long number, Release release) {
    byte[] form = LetterJson.write(release.letter());
    return committer.take(
        arrival(number),
        new Arrived(new RawMessage("letters", "application/json", form)),
        release.letter(),
        List.of(PackerTest.pack(packer, release, Optional.empty())),
        Map.of());
  }

  private byte[] digest() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select digest from seen")) {
      row.next();
      return row.getBytes(1);
    }
  }

  @Test
  void aLettersDigestCannotBeGuessedWithoutTheKey() throws SQLException {
    Release release = PackerTest.releases().getFirst();
    byte[] letter = LetterJson.write(release.letter());
    assertThat(take(7, release)).isInstanceOf(Committed.New.class);
    assertThat(digest())
        .isNotEqualTo(Suite.INTERNATIONAL.digest(letter))
        .isNotEqualTo(Suite.NATIONAL.digest(letter))
        .isEqualTo(seen.index("letter", letter));
    assertThat(take(8, release)).isInstanceOf(Committed.Repeat.class);
  }

  @Test
  void neitherCanTheOneOfAFormThatIsParked() throws SQLException {
    byte[] form = "浙G12345".getBytes(UTF_8);
    Opened opened = new Arrived(new RawMessage("letters", "text/plain", form));
    Rejected part =
        new Rejected(
            1, Refused.of(RefusalCode.CODE_UNKNOWN, "colour"), Optional.of(new LetterId("p-1")));
    assertThat(committer.park(arrival(7), opened, part, Optional.empty()))
        .isInstanceOf(Committed.New.class);
    assertThat(digest())
        .isNotEqualTo(Suite.INTERNATIONAL.digest(form))
        .isEqualTo(seen.index("form", form));
    assertThat(committer.park(arrival(8), opened, part, Optional.empty()))
        .isInstanceOf(Committed.Repeat.class);
  }
}
