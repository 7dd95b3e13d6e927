package io.lianzhi.gateway.administration;

import io.lianzhi.gateway.outbox.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes that need two people: one account proposes, another with the role that the kind names
 * approves. Nobody approves a proposal of his or her own. Every step is a deed.
 */
public final class Proposals {
  private static final JsonMapper JSON = new JsonMapper();

  private final Transactions transactions;
  private final Map<String, Change> changes;
  private final Deeds deeds;
  private final Clock clock;

  /**
   * @param changes the kinds that there are, each name once
   */
  public Proposals(DataSource database, List<Change> changes, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.changes = changes.stream().collect(Collectors.toMap(Change::kind, Function.identity()));
    this.deeds = deeds;
    this.clock = clock;
  }

  /**
   * A proposal that was carried out.
   *
   * @param result what came of it, to be shown once
   */
  public record Approved(Proposal proposal, ObjectNode result) {
    @Override
    public String toString() {
      return "Approved[" + proposal.number() + "]";
    }
  }

  /**
   * Puts a change before whoever may approve it.
   *
   * @throws ObjectionException if there is no such kind, it is not this role's to propose, or its
   *     kind objects
   */
  public Proposal propose(Administrator who, String kind, String target, ObjectNode body) {
    Change change = change(kind);
    require(change.proposers().contains(who.role()), ObjectionCode.NOT_YOUR_ROLE);
    change.check(who, target, body);
    return transactions.run(connection -> {
      Proposal proposal =
          new ProposalTable(connection).insert(kind, target, body, who.account(), clock.instant());
      write(connection, who, "PROPOSED", "", proposal);
      return proposal;
    });
  }

  /**
   * The proposals, newest first.
   *
   * @param before those with a smaller number alone
   */
  public List<Proposal> list(Optional<ProposalState> state, long before, int limit) {
    return transactions.run(connection -> new ProposalTable(connection).list(state, before, limit));
  }

  public Optional<Proposal> find(long number) {
    return transactions.run(connection -> new ProposalTable(connection).find(number));
  }

  /** The role that decides proposals of this kind. */
  public Role approver(String kind) {
    return change(kind).approver();
  }

  /**
   * Carries a proposal out.
   *
   * @throws ObjectionException if it is one's own, not for this role, not open, or cannot be done
   */
  public Approved approve(Administrator who, long number) {
    return transactions.run(connection -> {
      Proposal open = decidable(connection, who, number);
      ObjectNode result = change(open.kind()).carryOut(connection, open, who);
      return new Approved(decide(connection, who, open, ProposalState.APPROVED, ""), result);
    });
  }

  /** Refuses a proposal; whoever could approve it may. */
  public Proposal refuse(Administrator who, long number, String why) {
    return transactions.run(connection -> {
      Proposal open = decidable(connection, who, number);
      return decide(connection, who, open, ProposalState.REFUSED, why);
    });
  }

  /** Takes a proposal of one's own back. */
  public Proposal withdraw(Administrator who, long number) {
    return transactions.run(connection -> {
      Proposal open = open(connection, number);
      require(open.proposedBy().equals(who.account()), ObjectionCode.NOT_YOUR_ROLE);
      return decide(connection, who, open, ProposalState.WITHDRAWN, "");
    });
  }

  private Proposal decidable(Connection connection, Administrator who, long number)
      throws SQLException {
    Proposal open = open(connection, number);
    require(!open.proposedBy().equals(who.account()), ObjectionCode.OWN_PROPOSAL);
    require(change(open.kind()).approver() == who.role(), ObjectionCode.NOT_YOUR_ROLE);
    return open;
  }

  private static Proposal open(Connection connection, long number) throws SQLException {
    Proposal proposal =
        new ProposalTable(connection)
            .lock(number)
            .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "proposal"));
    if (proposal.state() != ProposalState.OPEN) {
      throw Objection.of(
          ObjectionCode.CONFLICT, "proposal", "该申请已有结果。", "The proposal has been decided.");
    }
    return proposal;
  }

  private Proposal decide(
      Connection connection, Administrator who, Proposal open, ProposalState state, String why)
      throws SQLException {
    Proposal decided =
        new ProposalTable(connection)
            .decide(
                open.number(), state, new Proposal.Decided(who.account(), clock.instant(), why));
    write(connection, who, "PROPOSAL_" + state, json(open), decided);
    return decided;
  }

  private void write(
      Connection connection, Administrator who, String what, String before, Proposal after)
      throws SQLException {
    deeds.write(connection, new Deed(who, what, "proposal/" + after.number(), before, json(after)));
  }

  private static String json(Proposal proposal) {
    ObjectNode json = JSON.createObjectNode();
    json.put("kind", proposal.kind());
    json.put("target", proposal.target());
    json.set("body", proposal.body());
    json.put("proposedBy", proposal.proposedBy());
    json.put("state", proposal.state().name());
    proposal
        .decided()
        .filter(decided -> !decided.why().isEmpty())
        .ifPresent(decided -> json.put("why", decided.why()));
    return json.toString();
  }

  private Change change(String kind) {
    return Optional.ofNullable(changes.get(kind))
        .orElseThrow(() ->
            Objection.of(
                ObjectionCode.SCHEMA, "kind", "没有这种变更。", "There is no such kind of change."));
  }

  private static void require(boolean holds, ObjectionCode otherwise) {
    if (!holds) {
      throw Objection.of(otherwise, "");
    }
  }
}
