package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.COORDINATOR;
import static io.lianzhi.gateway.administration.Role.SECURITY_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SYSTEM_ADMINISTRATOR;

import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Proposals;
import io.lianzhi.gateway.office.api.ProposalsApi;
import io.lianzhi.gateway.office.api.model.Approved;
import io.lianzhi.gateway.office.api.model.Proposal;
import io.lianzhi.gateway.office.api.model.ProposalPage;
import io.lianzhi.gateway.office.api.model.ProposalState;
import io.lianzhi.gateway.office.api.model.Proposing;
import io.lianzhi.gateway.office.api.model.Reason;
import io.lianzhi.gateway.office.api.model.Role;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Changes that need two people. */
@OfficeController
class ProposalsController implements ProposalsApi {
  private final Caller caller;
  private final Proposals proposals;

  ProposalsController(Caller caller, Proposals proposals) {
    this.caller = caller;
    this.proposals = proposals;
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, COORDINATOR})
  public ResponseEntity<ProposalPage> listProposals(
      @Nullable ProposalState state, @Nullable String after, Integer limit) {
    List<io.lianzhi.gateway.administration.Proposal> found =
        proposals.list(
            Optional.ofNullable(state)
                .map(each ->
                    io.lianzhi.gateway.administration.ProposalState.valueOf(each.getValue())),
            Cursors.before(after),
            limit);
    ProposalPage page = new ProposalPage(found.stream().map(this::shown).toList());
    if (found.size() == limit) {
      page.setNext(Long.toString(found.getLast().number()));
    }
    return ResponseEntity.ok(page);
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, COORDINATOR})
  public ResponseEntity<Proposal> propose(Proposing proposing) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(
            shown(
                proposals.propose(
                    caller.administrator(),
                    proposing.getKind(),
                    proposing.getTarget(),
                    Documents.node(proposing.getBody()))));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, COORDINATOR})
  public ResponseEntity<Proposal> getProposal(Long proposal) {
    return proposals
        .find(proposal)
        .map(found -> ResponseEntity.ok(shown(found)))
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "proposal"));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, COORDINATOR})
  public ResponseEntity<Approved> approve(Long proposal) {
    Proposals.Approved approved = proposals.approve(caller.administrator(), proposal);
    return ResponseEntity.ok(
        new Approved(shown(approved.proposal()), Documents.map(approved.result())));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, COORDINATOR})
  public ResponseEntity<Proposal> refuse(Long proposal, Reason reason) {
    return ResponseEntity.ok(
        shown(proposals.refuse(caller.administrator(), proposal, reason.getWhy())));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, COORDINATOR})
  public ResponseEntity<Proposal> withdraw(Long proposal) {
    return ResponseEntity.ok(shown(proposals.withdraw(caller.administrator(), proposal)));
  }

  private Proposal shown(io.lianzhi.gateway.administration.Proposal proposal) {
    Proposal shown =
        new Proposal(
            proposal.number(),
            proposal.kind(),
            proposal.target(),
            Documents.map(proposal.body()),
            ProposalState.fromValue(proposal.state().name()),
            proposal.proposedBy(),
            proposal.proposedAt().atOffset(ZoneOffset.UTC),
            Role.fromValue(proposals.approver(proposal.kind()).name()));
    proposal
        .decided()
        .ifPresent(decided -> {
          shown.decidedBy(decided.by()).decidedAt(decided.at().atOffset(ZoneOffset.UTC));
          if (!decided.why().isEmpty()) {
            shown.why(decided.why());
          }
        });
    return shown;
  }
}
