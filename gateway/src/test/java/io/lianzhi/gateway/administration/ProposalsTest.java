package io.lianzhi.gateway.administration;

import static io.lianzhi.gateway.administration.TestOffice.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.Authenticator;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What needs two people, with accounts as what is changed. */
class ProposalsTest {
  private static final Administrator SYSTEM = administrator(Role.SYSTEM_ADMINISTRATOR);
  private static final Administrator SECURITY = administrator(Role.SECURITY_ADMINISTRATOR);
  private static final Administrator AUDIT = administrator(Role.AUDIT_ADMINISTRATOR);
  private static final ObjectNode NOTHING = new JsonMapper().createObjectNode();
  private static final String WANG = "wang.wei";

  private TestOffice office;
  private Proposals proposals;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new TestOffice(folder);
    proposals =
        new Proposals(
            office.database, AccountChange.all(office.accounts), office.deeds, office.clock);
  }

  private static ObjectNode rights(String role, String unit) {
    return new JsonMapper().createObjectNode().put("role", role).put("unit", unit);
  }

  private Proposal propose(String kind, ObjectNode body) {
    return proposals.propose(SYSTEM, kind, WANG, body);
  }

  private ObjectNode carriedOut(String kind, ObjectNode body) {
    return proposals.approve(SECURITY, propose(kind, body).number()).result();
  }

  /** A coordinator of a unit, who has enrolled. */
  private Authenticator coordinator() {
    ObjectNode result = carriedOut("ACCOUNT_INVITE", rights("COORDINATOR", "婺城大队"));
    return office.enrol(result.get("invitation").stringValue());
  }

  private Optional<SignIns.Opened> signIn(Authenticator phone) {
    office.passTime(java.time.Duration.ofSeconds(30));
    return office.signIns.open(WANG, TestOffice.PASSWORD, phone.code(office.clock.instant()));
  }

  private static void assertRefused(ObjectionCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ObjectionException.class,
            refused -> assertThat(refused.objection().code()).isEqualTo(code));
  }

  @Test
  void letsAnAccountInThatOneAskedForAndAnotherApproved() {
    Authenticator phone = coordinator();
    Session session = signIn(phone).orElseThrow().session();
    assertThat(session.administrator())
        .isEqualTo(new Administrator(WANG, Role.COORDINATOR, TestOffice.JINHUA, "婺城大队"));
    assertThat(office.deeds())
        .contains(
            "PROPOSED proposal/1",
            "ACCOUNT_INVITED account/" + WANG,
            "PROPOSAL_APPROVED proposal/1",
            "ENROLLED account/" + WANG,
            "SIGNED_IN account/" + WANG);
  }

  @Test
  void letsNobodyApproveWhatHeAskedForOrWhatIsNotHisToApprove() {
    long number = propose("ACCOUNT_INVITE", rights("READER", "x")).number();
    Administrator asker =
        new Administrator(
            SYSTEM.account(), Role.SECURITY_ADMINISTRATOR, SYSTEM.party(), SYSTEM.unit());
    assertRefused(ObjectionCode.OWN_PROPOSAL, () -> proposals.approve(SYSTEM, number));
    // Whatever role the account has by now.
    assertRefused(ObjectionCode.OWN_PROPOSAL, () -> proposals.approve(asker, number));
    assertRefused(ObjectionCode.NOT_YOUR_ROLE, () -> proposals.approve(AUDIT, number));
    assertRefused(ObjectionCode.NOT_YOUR_ROLE, () -> proposals.refuse(AUDIT, number, "no"));
    assertRefused(ObjectionCode.NOT_YOUR_ROLE, () -> proposals.withdraw(SECURITY, number));
    assertRefused(
        ObjectionCode.NOT_YOUR_ROLE,
        () -> proposals.propose(SECURITY, "ACCOUNT_INVITE", "x1", rights("READER", "x")));
    assertThat(office.accounts.find(WANG)).isEmpty();
    assertThat(proposals.approve(SECURITY, number).proposal().state())
        .isEqualTo(ProposalState.APPROVED);
  }

  @Test
  void decidesAProposalOnce() {
    long refused = propose("ACCOUNT_INVITE", rights("READER", "x")).number();
    assertThat(proposals.refuse(SECURITY, refused, "not needed").decided().orElseThrow().why())
        .isEqualTo("not needed");
    assertRefused(ObjectionCode.CONFLICT, () -> proposals.approve(SECURITY, refused));
    long withdrawn = propose("ACCOUNT_INVITE", rights("READER", "x")).number();
    proposals.withdraw(SYSTEM, withdrawn);
    assertRefused(ObjectionCode.CONFLICT, () -> proposals.approve(SECURITY, withdrawn));
    assertRefused(ObjectionCode.NOT_FOUND, () -> proposals.approve(SECURITY, 77));
    assertThat(proposals.list(Optional.of(ProposalState.OPEN), Long.MAX_VALUE, 10)).isEmpty();
    assertThat(proposals.list(Optional.empty(), Long.MAX_VALUE, 10))
        .extracting(Proposal::number)
        .containsExactly(withdrawn, refused);
  }

  @Test
  void looksAtAProposalWhenItIsMadeAndWhenItIsApproved() {
    assertRefused(ObjectionCode.SCHEMA, () -> propose("ACCOUNT_INVITE", rights("EMPEROR", "x")));
    assertRefused(ObjectionCode.SCHEMA, () -> propose("ACCOUNT_INVITE", NOTHING));
    assertRefused(
        ObjectionCode.SCHEMA, () -> propose("ACCOUNT_INVITE", rights("READER", "x".repeat(65))));
    assertRefused(
        ObjectionCode.SCHEMA,
        () -> propose("ACCOUNT_INVITE", rights("READER", "x").put("rloe", "x")));
    assertRefused(
        ObjectionCode.SCHEMA,
        () -> proposals.propose(SYSTEM, "ACCOUNT_INVITE", "Wang Wei", rights("READER", "x")));
    assertRefused(ObjectionCode.NOT_FOUND, () -> propose("ACCOUNT_RENEW", NOTHING));
    long one = propose("ACCOUNT_INVITE", rights("READER", "x")).number();
    long same = propose("ACCOUNT_INVITE", rights("READER", "x")).number();
    proposals.approve(SECURITY, one);
    assertRefused(ObjectionCode.CONFLICT, () -> proposals.approve(SECURITY, same));
    assertThat(proposals.find(same).orElseThrow().state()).isEqualTo(ProposalState.OPEN);
  }

  @Test
  void signsOutWhoIsSuspendedAndLetsHimInAgainByTwo() {
    Authenticator phone = coordinator();
    String token = signIn(phone).orElseThrow().token();
    assertThat(office.sessions.use(token)).isPresent();
    office.accounts.suspend(SECURITY, WANG, "left the team");
    assertThat(office.sessions.use(token)).isEmpty();
    assertThat(signIn(phone)).isEmpty();
    assertRefused(ObjectionCode.CONFLICT, () -> office.accounts.suspend(SECURITY, WANG, "twice"));
    carriedOut("ACCOUNT_REACTIVATE", NOTHING);
    assertThat(office.sessions.use(token)).isEmpty();
    assertThat(signIn(phone)).isPresent();
    assertRefused(ObjectionCode.CONFLICT, () -> carriedOut("ACCOUNT_REACTIVATE", NOTHING));
  }

  @Test
  void signsOutWhoseRoleChanges() {
    Authenticator phone = coordinator();
    String token = signIn(phone).orElseThrow().token();
    carriedOut("ACCOUNT_CHANGE", rights("READER", "x"));
    assertThat(office.sessions.use(token)).isEmpty();
    assertThat(signIn(phone).orElseThrow().session().administrator().role()).isEqualTo(Role.READER);
  }

  @Test
  void givesASecondFactorAnewAndTheOldOneIsNoGood() {
    Authenticator lost = coordinator();
    String invitation = carriedOut("ACCOUNT_RENEW", NOTHING).get("invitation").stringValue();
    assertThat(signIn(lost)).isEmpty();
    Authenticator phone = office.enrol(invitation);
    assertThat(signIn(lost)).isEmpty();
    assertThat(signIn(phone)).isPresent();
  }

  @Test
  void keepsTheLastActiveAccountOfEachAdministratorsRole() {
    office.enrol(office.invitation(Role.AUDIT_ADMINISTRATOR));
    assertRefused(
        ObjectionCode.CONFLICT,
        () -> office.accounts.suspend(SECURITY, AUDIT.account(), "the last"));
    Proposal change =
        proposals.propose(SYSTEM, "ACCOUNT_CHANGE", AUDIT.account(), rights("READER", "x"));
    assertRefused(ObjectionCode.CONFLICT, () -> proposals.approve(SECURITY, change.number()));

    ObjectNode second = carriedOut("ACCOUNT_INVITE", rights("AUDIT_ADMINISTRATOR", "x"));
    office.enrol(second.get("invitation").stringValue());
    assertThat(office.accounts.suspend(SECURITY, AUDIT.account(), "retired").state())
        .isEqualTo(AccountState.SUSPENDED);
  }

  @Test
  void letsNobodyApproveAChangeOfHisOwnAccount() {
    Proposal change =
        proposals.propose(
            SYSTEM, "ACCOUNT_CHANGE", SECURITY.account(), rights("SYSTEM_ADMINISTRATOR", "x"));
    assertRefused(ObjectionCode.OWN_PROPOSAL, () -> proposals.approve(SECURITY, change.number()));
  }
}
