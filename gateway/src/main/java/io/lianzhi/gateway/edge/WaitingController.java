package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.api.WaitingApi;
import io.lianzhi.gateway.edge.api.model.Acknowledgement;
import io.lianzhi.gateway.edge.api.model.WaitingParcel;
import io.lianzhi.gateway.edge.api.model.WaitingParcels;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pull line, for parties that the hub cannot call: fetch what waits, and acknowledge it. */
@RestController
class WaitingController implements WaitingApi {
  private final HttpServletRequest request;
  private final Desk desk;

  /** The request is Spring's proxy of the one being served. */
  WaitingController(HttpServletRequest request, Desk desk) {
    this.request = request;
    this.desk = desk;
  }

  @Override
  public ResponseEntity<WaitingParcels> listWaiting(Integer limit) {
    WaitingParcels parcels = new WaitingParcels();
    desk.waiting(KnownCallers.of(request).id(), limit)
        .forEach(waiting -> parcels.addParcelsItem(parcel(waiting)));
    return Answers.of(HttpStatus.OK, parcels);
  }

  /** Mapped anew: there is no body in the answer, so any Accept header will do. */
  @Override
  @PostMapping(path = WaitingApi.PATH_ACKNOWLEDGE, consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<Void> acknowledge(String parcel, Acknowledgement acknowledgement) {
    boolean accepted = acknowledgement.getOutcome() == Acknowledgement.OutcomeEnum.ACCEPTED;
    Optional<String> why = Optional.ofNullable(acknowledgement.getWhy());
    return switch (desk.acknowledge(KnownCallers.of(request).id(), parcel, accepted, why)) {
      case NOTED -> ResponseEntity.noContent().build();
      case CONTRADICTED -> throw Refused.of(RefusalCode.ALREADY_SETTLED, "parcel").asException();
      case UNKNOWN -> throw Refused.of(RefusalCode.NOT_FOUND, "parcel").asException();
    };
  }

  private static WaitingParcel parcel(Desk.Waiting waiting) {
    return new WaitingParcel(
        waiting.parcel(), waiting.incident().number(), new RawBody.Whole(waiting.letterJson()));
  }
}
