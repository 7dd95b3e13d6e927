package io.lianzhi.gateway.administration;

/** What became of a proposal. */
public enum ProposalState {
  OPEN,
  APPROVED,
  REFUSED,
  WITHDRAWN
}
