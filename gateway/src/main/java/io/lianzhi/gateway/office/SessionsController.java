package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Session;
import io.lianzhi.gateway.administration.Sessions;
import io.lianzhi.gateway.administration.SignIns;
import io.lianzhi.gateway.office.api.SessionsApi;
import io.lianzhi.gateway.office.api.model.OpenedSession;
import io.lianzhi.gateway.office.api.model.Role;
import io.lianzhi.gateway.office.api.model.Self;
import io.lianzhi.gateway.office.api.model.SignIn;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Signing in and out. */
@OfficeController
class SessionsController implements SessionsApi {
  private final Caller caller;
  private final SignIns signIns;
  private final Sessions sessions;

  SessionsController(Caller caller, SignIns signIns, Sessions sessions) {
    this.caller = caller;
    this.signIns = signIns;
    this.sessions = sessions;
  }

  @Override
  @WithoutSession
  public ResponseEntity<OpenedSession> openSession(SignIn signIn) {
    SignIns.Opened opened =
        signIns
            .open(signIn.getAccount(), signIn.getPassword(), signIn.getCode())
            .orElseThrow(() -> Objection.of(ObjectionCode.NOT_AUTHENTICATED, ""));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new OpenedSession(opened.token(), self(opened.session())));
  }

  @Override
  @AllowedToAll
  public ResponseEntity<Self> getSession() {
    return ResponseEntity.ok(self(caller.session()));
  }

  @Override
  @AllowedToAll
  public ResponseEntity<Void> closeSession() {
    sessions.close(caller.administrator(), caller.token());
    return ResponseEntity.noContent().build();
  }

  private static Self self(Session session) {
    Administrator who = session.administrator();
    return new Self(
        who.account(),
        Role.fromValue(who.role().name()),
        who.party().value(),
        who.unit(),
        session.until().atOffset(ZoneOffset.UTC));
  }
}
