package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Enrolments;
import io.lianzhi.gateway.administration.FirstAccounts;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.office.api.EnrolmentsApi;
import io.lianzhi.gateway.office.api.model.Confirmation;
import io.lianzhi.gateway.office.api.model.Enrolment;
import io.lianzhi.gateway.office.api.model.SecondFactor;
import org.springframework.http.ResponseEntity;

/** Redeems invitations. */
@OfficeController
class EnrolmentsController implements EnrolmentsApi {
  private final Enrolments enrolments;
  private final FirstAccounts first;

  EnrolmentsController(Enrolments enrolments, FirstAccounts first) {
    this.enrolments = enrolments;
    this.first = first;
  }

  @Override
  @WithoutSession
  public ResponseEntity<SecondFactor> beginEnrolment(Enrolment enrolment) {
    return enrolments
        .begin(enrolment.getInvitation(), enrolment.getPassword())
        .map(begun -> ResponseEntity.ok(new SecondFactor(begun.account(), begun.otpauth())))
        .orElseThrow(EnrolmentsController::noGood);
  }

  @Override
  @WithoutSession
  public ResponseEntity<Void> confirmEnrolment(Confirmation confirmation) {
    String account =
        enrolments
            .confirm(confirmation.getInvitation(), confirmation.getCode())
            .orElseThrow(EnrolmentsController::noGood);
    first.used(account);
    return ResponseEntity.noContent().build();
  }

  private static RuntimeException noGood() {
    return Objection.of(
        ObjectionCode.NOT_AUTHENTICATED,
        "",
        "邀请码无效、已使用或已过期，或验证码不对。",
        "The invitation is unknown, used or has run out, or the code is not its.");
  }
}
