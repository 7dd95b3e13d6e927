package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.lineage.Translation;
import io.lianzhi.gateway.Retraced;
import io.lianzhi.gateway.edge.api.CodesApi;
import io.lianzhi.gateway.edge.api.model.LetterLineage;
import io.lianzhi.gateway.edge.api.model.TranslatedValue;
import io.lianzhi.gateway.edge.api.model.UnknownCode;
import io.lianzhi.gateway.edge.api.model.UnknownCodes;
import io.lianzhi.gateway.outbox.UnreadLetters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** What became of letters' values, and which codes nobody knows. */
@RestController
class CodesController implements CodesApi {
  private final HttpServletRequest request;
  private final LineageDesk desk;

  /** The request is Spring's proxy of the one being served. */
  CodesController(HttpServletRequest request, LineageDesk desk) {
    this.request = request;
    this.desk = desk;
  }

  @Override
  public ResponseEntity<LetterLineage> getLineage(String id) {
    return desk.lineage(asker(), id)
        .map(traced -> Answers.of(HttpStatus.OK, lineage(traced)))
        .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "id").asException());
  }

  @Override
  public ResponseEntity<UnknownCodes> listUnknownCodes() {
    UnknownCodes codes = new UnknownCodes();
    desk.unknownCodes(asker()).forEach(code -> codes.addCodesItem(code(code)));
    return Answers.of(HttpStatus.OK, codes);
  }

  private PartyId asker() {
    return KnownCallers.of(request).id();
  }

  static LetterLineage lineage(Retraced traced) {
    LetterLineage lineage =
        new LetterLineage()
            .incident(traced.incident().number())
            .party(traced.party().value())
            .translation(LetterLineage.TranslationEnum.fromValue(traced.way().name()))
            .mapping(traced.mapping())
            .exact(traced.exact());
    traced.values().forEach(value -> lineage.addValuesItem(value(value)));
    return lineage;
  }

  private static TranslatedValue value(Translation value) {
    TranslatedValue shown =
        new TranslatedValue().place(value.place()).theirs(value.theirs()).by(value.by());
    value.field().ifPresent(shown::setField);
    value.ours().ifPresent(shown::setOurs);
    return shown;
  }

  static UnknownCode code(UnreadLetters.UnknownCode code) {
    UnknownCode shown =
        new UnknownCode()
            .sender(code.sender().value())
            .code(UnknownCode.CodeEnum.fromValue(code.code().name()))
            .at(code.place())
            .letters(code.letters())
            .since(code.since().atOffset(ZoneOffset.UTC));
    code.lacking().ifPresent(shown::setTable);
    return shown;
  }
}
