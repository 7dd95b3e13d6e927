package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.credential.Seals;
import io.lianzhi.gateway.credential.SignerRegister;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.KeyDestroyedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/** Opens what came in again, exactly as it came, while it may be read. */
public final class Originals {
  private static final String ONE =
      """
      select sender, line, mapping, received_at, suite, retention, content from letter
      where number = ?\
      """;

  private static final String TAKEN =
      "select digest from seen where sender = ? and id = ? and not parked";
  private static final String COPY =
      """
      select at, clause, mapping from event
      where number = ? and party = ? and what in ('TAKEN', 'PARKED') and mapping is not null
      limit 1\
      """;

  private final DataSource database;
  private final Sealer sealer;
  private final IndexKey seen;
  private final SignerRegister signers;

  /**
   * @param seen as the committer has it
   */
  public Originals(DataSource database, Sealer sealer, IndexKey seen) {
    this.database = database;
    this.seen = seen;
    this.sealer = sealer;
    this.signers = new SignerRegister(database);
  }

  /**
   * An arrival as it was opened when it came.
   *
   * @param mapping by which it was read then
   */
  public record Kept(Opened opened, String mapping) {}

  /**
   * What came in under that number; empty where nothing did, and once its time has ended.
   *
   * @throws StoreUnavailable where the database is away
   */
  public Optional<Kept> find(long number) {
    return read(number, row -> kept(row, number));
  }

  /**
   * What came in, with what ties it to the ledger's leaves.
   *
   * @param key of 32 bytes, of this arrival alone
   * @param content of which the leaves hold the HMAC under the key
   */
  public record Committed(Kept kept, Suite suite, byte[] key, byte[] content) {
    /** Says nothing of it. */
    @Override
    public String toString() {
      return "Committed";
    }
  }

  /** What came in under that number, to be shown whole; empty as {@link #find} is. */
  public Optional<Committed> committed(long number) {
    return read(
        number,
        row -> {
          Original original = original(row, number);
          return new Committed(kept(row, number), suite(row), original.key(), original.content());
        });
  }

  /**
   * What the ledger's leaves commit to what came in under that number by; empty where nothing did,
   * and once its time has ended.
   */
  Optional<byte[]> commitment(long number) {
    return read(number, row -> original(row, number).commitment(suite(row)));
  }

  private interface Reading<T> {
    T from(ResultSet row) throws SQLException;
  }

  private <T> Optional<T> read(long number, Reading<T> reading) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ONE)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(reading.from(row)) : Optional.empty();
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    } catch (KeyDestroyedException ended) {
      return Optional.empty();
    }
  }

  /**
   * When and how a copy was written for a party.
   *
   * @param clause that released it
   * @param mapping of the party
   * @param memorandum SHA-256 of the text by which it was released, where that was kept
   */
  public record Written(Instant at, String clause, String mapping, Optional<String> memorandum) {}

  /** How the copy of the letter of that number was written for a party, where it was. */
  public Optional<Written> written(long number, PartyId party) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COPY)) {
      statement.setLong(1, number);
      statement.setString(2, party.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Written(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    MemorandumPins.mapping(row.getString(3)),
                    MemorandumPins.digest(row.getString(3))))
            : Optional.empty();
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /** Whether the letter is exactly what was taken under its id. */
  public boolean wasTakenAs(Letter letter) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKEN)) {
      statement.setString(1, letter.from().party().value());
      statement.setString(2, letter.id().value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && Arrays.equals(row.getBytes(1), Committer.digest(seen, letter));
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private Kept kept(ResultSet row, long number) throws SQLException {
    Original original = original(row, number);
    Opened opened =
        Seals.again(
            new PartyId(row.getString(1)),
            row.getString(2),
            original.raw(),
            original.proof(signers::find),
            row.getObject(4, OffsetDateTime.class).toInstant());
    return new Kept(opened, row.getString(3));
  }

  private Original original(ResultSet row, long number) throws SQLException {
    Sealed sealed = new Sealed(suite(row), Sealed.retention(row.getString(6)), row.getBytes(7));
    return Original.of(sealer.open(sealed, number, Sealer.ORIGINAL));
  }

  private static Suite suite(ResultSet row) throws SQLException {
    return ParcelReader.suite(row.getShort(5));
  }
}
