package io.lianzhi.gateway.administration;

import io.lianzhi.gateway.outbox.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rows of proposals. */
final class ProposalTable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String INSERT =
      """
      insert into proposal (kind, target, body, proposed_by, proposed_at, state)
      values (?, ?, ?, ?, ?, 'OPEN') returning *\
      """;
  private static final String FIND = "select * from proposal where number = ?";
  private static final String LIST =
      """
      select * from proposal where (? = '' or state = ?) and number < ?
      order by number desc limit ?\
      """;
  private static final String DECIDE =
      """
      update proposal set state = ?, decided_by = ?, decided_at = ?, why = ?
      where number = ? returning *\
      """;

  private final Connection connection;

  ProposalTable(Connection connection) {
    this.connection = connection;
  }

  Proposal insert(String kind, String target, ObjectNode body, String by, Instant at)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, kind);
      statement.setString(2, target);
      statement.setString(3, body.toString());
      statement.setString(4, by);
      Times.set(statement, 5, at);
      return only(statement);
    }
  }

  Optional<Proposal> find(long number) throws SQLException {
    return find(FIND, number);
  }

  Optional<Proposal> lock(long number) throws SQLException {
    return find(FIND + " for update", number);
  }

  private Optional<Proposal> find(String sql, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      return read(statement).stream().findFirst();
    }
  }

  List<Proposal> list(Optional<ProposalState> state, long before, int limit) throws SQLException {
    String wanted = state.map(Enum::name).orElse("");
    try (PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setString(1, wanted);
      statement.setString(2, wanted);
      statement.setLong(3, before);
      statement.setInt(4, limit);
      return read(statement);
    }
  }

  Proposal decide(long number, ProposalState state, Proposal.Decided decided) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DECIDE)) {
      statement.setString(1, state.name());
      statement.setString(2, decided.by());
      Times.set(statement, 3, decided.at());
      statement.setString(4, decided.why());
      statement.setLong(5, number);
      return only(statement);
    }
  }

  private static Proposal only(PreparedStatement statement) throws SQLException {
    return read(statement).getFirst();
  }

  private static List<Proposal> read(PreparedStatement statement) throws SQLException {
    List<Proposal> proposals = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        proposals.add(proposal(row));
      }
    }
    return proposals;
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    ProposalState state = ProposalState.valueOf(row.getString("state"));
    Optional<Proposal.Decided> decided =
        state == ProposalState.OPEN
            ? Optional.empty()
            : Optional.of(
                new Proposal.Decided(
                    row.getString("decided_by"),
                    Times.get(row, "decided_at"),
                    row.getString("why")));
    return new Proposal(
        row.getLong("number"),
        row.getString("kind"),
        row.getString("target"),
        JSON.readValue(row.getString("body"), ObjectNode.class),
        row.getString("proposed_by"),
        Times.get(row, "proposed_at"),
        state,
        decided);
  }
}
