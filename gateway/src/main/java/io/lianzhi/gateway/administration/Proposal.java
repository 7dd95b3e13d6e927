package io.lianzhi.gateway.administration;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one account asked for and another decides.
 *
 * @param kind the name of its {@link Change}
 * @param target what is to be changed
 * @param body how, as the kind has it; it holds no secret
 * @param proposedBy the account
 */
public record Proposal(
    long number,
    String kind,
    String target,
    ObjectNode body,
    String proposedBy,
    Instant proposedAt,
    ProposalState state,
    Optional<Decided> decided) {

  /**
   * Who decided it, and when.
   *
   * @param why it was refused; empty otherwise
   */
  public record Decided(String by, Instant at, String why) {}
}
