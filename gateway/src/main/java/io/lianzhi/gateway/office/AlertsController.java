package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SECURITY_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SYSTEM_ADMINISTRATOR;

import io.lianzhi.gateway.credential.ExpiryDesk;
import io.lianzhi.gateway.credential.ExpiryWarning;
import io.lianzhi.gateway.office.api.AlertsApi;
import io.lianzhi.gateway.office.api.model.Alert;
import io.lianzhi.gateway.office.api.model.AlertList;
import java.time.ZoneOffset;
import org.springframework.http.ResponseEntity;

/** Certificates that end soon. */
@OfficeController
class AlertsController implements AlertsApi {
  private final Caller caller;
  private final ExpiryDesk desk;

  AlertsController(Caller caller, ExpiryDesk desk) {
    this.caller = caller;
    this.desk = desk;
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
  public ResponseEntity<AlertList> listAlerts(Integer limit) {
    return ResponseEntity.ok(
        new AlertList(desk.list(limit).stream().map(AlertsController::shown).toList()));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR})
  public ResponseEntity<Alert> acknowledgeAlert(Long alert) {
    return ResponseEntity.ok(shown(desk.acknowledge(caller.administrator(), alert)));
  }

  private static Alert shown(ExpiryWarning warning) {
    Alert shown =
        new Alert(
            warning.number(),
            warning.fingerprint(),
            warning.days(),
            warning.party().value(),
            warning.what(),
            warning.until().atOffset(ZoneOffset.UTC),
            warning.raisedAt().atOffset(ZoneOffset.UTC));
    warning.acknowledgedBy().ifPresent(shown::acknowledgedBy);
    return shown;
  }
}
