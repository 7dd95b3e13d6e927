package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.DeedReader;
import io.lianzhi.gateway.office.api.DeedsApi;
import io.lianzhi.gateway.office.api.model.Deed;
import io.lianzhi.gateway.office.api.model.DeedPage;
import io.lianzhi.gateway.office.api.model.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** What administrators did, proved. */
@OfficeController
class DeedsController implements DeedsApi {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final DeedReader deeds;

  DeedsController(DeedReader deeds) {
    this.deeds = deeds;
  }

  @Override
  @AllowedTo(AUDIT_ADMINISTRATOR)
  public ResponseEntity<DeedPage> listDeeds(
      @Nullable String account,
      @Nullable String target,
      @Nullable OffsetDateTime from,
      @Nullable OffsetDateTime until,
      @Nullable String after,
      Integer limit) {
    DeedReader.Filter filter =
        new DeedReader.Filter(
            Optional.ofNullable(account).orElse(""),
            Optional.ofNullable(target).orElse(""),
            Optional.ofNullable(from).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH),
            Optional.ofNullable(until).map(OffsetDateTime::toInstant).orElse(EVER));
    DeedReader.Page page = deeds.read(filter, Optional.ofNullable(after), limit);
    DeedPage shown = new DeedPage(page.deeds().stream().map(DeedsController::shown).toList());
    page.next().ifPresent(shown::setNext);
    return ResponseEntity.ok(shown);
  }

  private static Deed shown(DeedReader.Recorded recorded) {
    Administrator who = recorded.deed().who();
    Deed shown =
        new Deed(
            recorded.number(),
            recorded.at().atOffset(ZoneOffset.UTC),
            who.account(),
            Role.fromValue(who.role().name()),
            who.party().value(),
            who.unit(),
            recorded.deed().what(),
            recorded.deed().on(),
            recorded.deed().before(),
            recorded.deed().after(),
            recorded.entry(),
            recorded.record());
    recorded
        .proof()
        .ifPresent(proof ->
            shown.index(proof.position()).proof(new String(proof.proof(), StandardCharsets.UTF_8)));
    return shown;
  }
}
