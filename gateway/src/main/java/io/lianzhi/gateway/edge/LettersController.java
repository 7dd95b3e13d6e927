package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.edge.api.LettersApi;
import io.lianzhi.gateway.edge.api.model.LetterPage;
import io.lianzhi.gateway.edge.api.model.LetterState;
import io.lianzhi.gateway.edge.api.model.Receipt;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The hub's own API for letters: sent here by parties that speak it, and looked up by all. */
@RestController
class LettersController implements LettersApi {
  private final HttpServletRequest request;
  private final Reception reception;
  private final Desk desk;

  /** The request is Spring's proxy of the one being served. */
  LettersController(HttpServletRequest request, Reception reception, Desk desk) {
    this.request = request;
    this.reception = reception;
    this.desk = desk;
  }

  @Override
  public ResponseEntity<Receipt> sendLetter(RawBody letter, Integer wait) {
    Line line = line(KnownCallers.of(request));
    Exchange exchange = reception.take(request, line, letter, Duration.ofSeconds(wait));
    exchange.leaveWith(request);
    return switch (exchange.reply()) {
      case Refused refused -> throw new NotTaken(exchange, refused);
      case Answer answer -> answered(answer);
      case io.lianzhi.contracts.Receipt receipt -> received(receipt);
    };
  }

  @Override
  public ResponseEntity<LetterState> getLetter(String id) {
    return desk.state(KnownCallers.of(request).id(), id)
        .map(state -> Answers.of(HttpStatus.OK, States.of(state, Languages.of(request))))
        .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "id").asException());
  }

  @Override
  public ResponseEntity<LetterPage> listLetters(
      @Nullable String after, Integer limit, String role) {
    Desk.Listing listing =
        desk.list(
            Asker.whole(KnownCallers.of(request).id()),
            role.equals("received") ? Desk.Role.RECEIVED : Desk.Role.SENT,
            Optional.ofNullable(after),
            limit);
    return Answers.of(HttpStatus.OK, States.of(listing));
  }

  private ResponseEntity<Receipt> answered(Answer answer) {
    return Answers.of(HttpStatus.OK, Receipts.of(answer, Languages.of(request)));
  }

  private ResponseEntity<Receipt> received(io.lianzhi.contracts.Receipt receipt) {
    HttpStatus status = receipt.repeated() ? HttpStatus.OK : HttpStatus.ACCEPTED;
    return Answers.of(status, Receipts.of(receipt, Languages.of(request)));
  }

  private static Line line(Party party) {
    return party.adapter().lines().stream()
        .filter(Line.Api.class::isInstance)
        .findFirst()
        .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "").asException());
  }
}
