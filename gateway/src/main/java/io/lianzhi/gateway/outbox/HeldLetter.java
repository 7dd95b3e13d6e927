package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.security.keys.KeyDestroyedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is of one letter to hold: as it came, as it came before it went on, and what was said.
 */
final class HeldLetter {
  /** Of one that waited for a code and went on, what it went on as. */
  private static final String NUMBER =
      """
      select number from letter
      where number = coalesce((select resumed from unread where number = ?), ?)\
      """;

  private static final String ORIGINALS =
      """
      select number, suite, retention, content from letter
      where number = ? or number in (select number from unread where resumed = ?)
      order by number <> ?\
      """;
  private static final String WORDS =
      """
      select number, party, suite, retention, words from event
      where (number = ? or number in (select number from unread where resumed = ?))
        and words is not null\
      """;

  private final Sealer sealer;
  private final HeldContents contents;

  HeldLetter(Sealer sealer, HeldContents contents) {
    this.sealer = sealer;
    this.contents = contents;
  }

  /** One thing that is sealed. */
  private record Thing(Sealed sealed, long number, String part) {}

  /**
   * The number under which a letter goes.
   *
   * @throws HoldRefused if there is none
   */
  long number(Connection connection, Incident letter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NUMBER)) {
      statement.setLong(1, letter.toNumber());
      statement.setLong(2, letter.toNumber());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new HoldRefused("there is no letter " + letter.number());
        }
        return row.getLong(1);
      }
    }
  }

  /** Keeps all that can still be opened; whether the letter itself, as it came, is among it. */
  boolean keep(Connection connection, String hold, long number) throws SQLException {
    List<Thing> originals = originals(connection, number);
    boolean letter = keep(connection, hold, originals.getFirst());
    for (Thing earlier : originals.subList(1, originals.size())) {
      keep(connection, hold, earlier);
    }
    for (Thing words : words(connection, number)) {
      keep(connection, hold, words);
    }
    return letter;
  }

  private boolean keep(Connection connection, String hold, Thing thing) throws SQLException {
    byte[] content;
    try {
      content = sealer.open(thing.sealed(), thing.number(), thing.part());
    } catch (KeyDestroyedException over) {
      return false;
    }
    contents.keep(connection, hold, thing.sealed(), content);
    return true;
  }

  private static List<Thing> originals(Connection connection, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ORIGINALS)) {
      for (int i = 1; i <= 3; i++) {
        statement.setLong(i, number);
      }
      List<Thing> things = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          things.add(new Thing(sealed(row, 2), row.getLong(1), Sealer.ORIGINAL));
        }
      }
      return things;
    }
  }

  private static List<Thing> words(Connection connection, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WORDS)) {
      statement.setLong(1, number);
      statement.setLong(2, number);
      List<Thing> things = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String part = Sealer.wordsOf(new PartyId(row.getString(2)));
          things.add(new Thing(sealed(row, 3), row.getLong(1), part));
        }
      }
      return things;
    }
  }

  private static Sealed sealed(ResultSet row, int suite) throws SQLException {
    return new Sealed(
        ParcelReader.suite(row.getShort(suite)),
        Sealed.retention(row.getString(suite + 1)),
        row.getBytes(suite + 2));
  }
}
