package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.SECURITY_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SYSTEM_ADMINISTRATOR;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.gateway.ConnectionTester;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.edge.Languages;
import io.lianzhi.gateway.office.api.PartiesApi;
import io.lianzhi.gateway.office.api.model.ConnectionTest;
import io.lianzhi.gateway.office.api.model.Party;
import io.lianzhi.gateway.office.api.model.PartyList;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;

/** Who sits at the table, and whether the way there is free. */
@OfficeController
class PartiesController implements PartiesApi {
  private final HttpServletRequest request;
  private final Caller caller;
  private final Parties parties;
  private final ConnectionTester tester;

  PartiesController(
      HttpServletRequest request, Caller caller, Parties parties, ConnectionTester tester) {
    this.request = request;
    this.caller = caller;
    this.parties = parties;
    this.tester = tester;
  }

  @Override
  @AllowedToAll
  public ResponseEntity<PartyList> listParties() {
    return ResponseEntity.ok(
        new PartyList(parties.all().stream().map(PartiesController::shown).toList()));
  }

  private static Party shown(io.lianzhi.gateway.Party party) {
    return new Party(
        party.id().value(),
        party.profile().region().code(),
        party.profile().nameZh(),
        party.profile().nameEn(),
        Party.HandoverEnum.fromValue(party.adapter().handover().name()),
        Party.SuiteEnum.fromValue(party.credentials().suite().name()),
        party.adapter().lines().stream().map(Line::name).toList());
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR})
  public ResponseEntity<ConnectionTest> testConnection(String party) {
    List<Step> steps =
        tester
            .test(caller.administrator(), new PartyId(party))
            .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "party"));
    return ResponseEntity.ok(ShownSteps.test(steps, Languages.of(request)));
  }
}
