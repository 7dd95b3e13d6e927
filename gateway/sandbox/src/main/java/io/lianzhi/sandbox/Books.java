package io.lianzhi.sandbox;

import io.lianzhi.contracts.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads the hub's tables as an auditor would. */
final class Books {
  private static final String EVENTS =
      """
      select l.number, l.sender, l.id, l.kind, e.party, e.what, e.code
      from letter l join event e using (number) order by l.number, e.at, e.xid\
      """;
  private static final String ENDS = "select what, count(*) from event group by what";
  private static final String WAITING = "select count(*) from parcel";
  private static final String ANSWERED =
      """
      select q.sender || '/' || q.id, count(*) from letter q join letter a on a.answers = q.id
      join event e on e.number = a.number and e.what = 'DELIVERED' and e.party = q.sender
      group by q.sender, q.id\
      """;

  private final DataSource database;

  /** One event of one letter. */
  record Line(
      long number,
      String sender,
      Optional<String> id,
      Optional<String> kind,
      String party,
      String what,
      Optional<String> code) {
    String incident() {
      return Incident.of(number).number();
    }
  }

  Books(DataSource database) {
    this.database = database;
  }

  List<Line> lines() {
    return query(
        EVENTS,
        row ->
            new Line(
                row.getLong(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getString(7))));
  }

  long waiting() {
    return query(WAITING, row -> row.getLong(1)).getFirst();
  }

  /** How many copies were taken, how they ended, and how many wait. */
  Map<String, Long> ends() {
    Map<String, Long> ends = new TreeMap<>();
    query(ENDS, row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(entry -> ends.put(entry.getKey(), entry.getValue()));
    ends.put("WAITING", waiting());
    return ends;
  }

  /** How many answers were delivered to the asker, by asker and question as {@code party/id}. */
  Map<String, Long> answers() {
    return query(ANSWERED, row -> Map.entry(row.getString(1), row.getLong(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Reader<T> reader) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    } catch (SQLException unreadable) {
      throw new IllegalStateException("the books cannot be read", unreadable);
    }
  }
}
