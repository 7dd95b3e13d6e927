package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.COORDINATOR;
import static io.lianzhi.gateway.administration.Role.READER;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.edge.Asker;
import io.lianzhi.gateway.edge.Desk;
import io.lianzhi.gateway.edge.Languages;
import io.lianzhi.gateway.edge.States;
import io.lianzhi.gateway.edge.api.model.LetterPage;
import io.lianzhi.gateway.edge.api.model.LetterState;
import io.lianzhi.gateway.office.api.OfficeLettersApi;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The letters of the account's party, as that sees them at its door; where the account is bound to
 * a unit, those of the unit alone.
 */
@OfficeController
class OfficeLettersController implements OfficeLettersApi {
  private final Caller caller;
  private final HttpServletRequest request;
  private final Desk desk;

  /** The request is Spring's proxy of the one being served. */
  OfficeLettersController(Caller caller, HttpServletRequest request, Desk desk) {
    this.caller = caller;
    this.request = request;
    this.desk = desk;
  }

  @Override
  @AllowedTo({COORDINATOR, READER})
  public ResponseEntity<LetterPage> listOfficeLetters(
      @Nullable String after, Integer limit, String side) {
    Desk.Role role = side.equals("received") ? Desk.Role.RECEIVED : Desk.Role.SENT;
    return ResponseEntity.ok(
        States.of(desk.list(asker(), role, Optional.ofNullable(after), limit)));
  }

  @Override
  @AllowedTo({COORDINATOR, READER})
  public ResponseEntity<LetterState> getOfficeLetter(String id) {
    return desk.state(asker(), id)
        .map(state -> ResponseEntity.ok(States.of(state, Languages.of(request))))
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "id"));
  }

  private Asker asker() {
    Administrator who = caller.administrator();
    return new Asker(who.party(), Optional.of(who.unit()).filter(unit -> !unit.isEmpty()));
  }
}
