package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.gateway.edge.api.model.AddresseeState;
import io.lianzhi.gateway.edge.api.model.HistoryEntry;
import io.lianzhi.gateway.edge.api.model.ItemKind;
import io.lianzhi.gateway.edge.api.model.LetterPage;
import io.lianzhi.gateway.edge.api.model.LetterState;
import io.lianzhi.gateway.edge.api.model.LetterSummary;
import io.lianzhi.gateway.edge.api.model.WhoseMove;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Where letters are, in the form of the hub's own API. */
public final class States {
  private States() {}

  /** A page of a party's letters. */
  public static LetterPage of(Desk.Listing listing) {
    LetterPage page = new LetterPage();
    listing.letters().forEach(letter -> page.addLettersItem(summary(letter)));
    listing.next().ifPresent(page::setNext);
    return page;
  }

  /** One letter, with what is said of it in that language. */
  public static LetterState of(io.lianzhi.gateway.outbox.LetterState state, Locale locale) {
    var summary = state.summary();
    LetterState shown =
        new LetterState()
            .incident(summary.incident().number())
            .from(summary.from())
            .version(summary.version())
            .test(summary.test())
            .receivedAt(at(summary.receivedAt()));
    summary.id().ifPresent(shown::setId);
    summary.kind().map(ItemKind::fromValue).ifPresent(shown::setKind);
    summary.purpose().ifPresent(shown::setPurpose);
    summary.matter().ifPresent(shown::setMatter);
    for (var addressee : state.addressees()) {
      shown.addToItem(addressee.party());
      shown.addAddresseesItem(addressee(addressee, summary.incident(), locale));
    }
    state.history().forEach(entry -> shown.addHistoryItem(entry(entry)));
    return shown;
  }

  private static LetterSummary summary(io.lianzhi.gateway.outbox.LetterState.Summary summary) {
    LetterSummary shown =
        new LetterSummary()
            .incident(summary.incident().number())
            .from(summary.from())
            .version(summary.version())
            .test(summary.test())
            .receivedAt(at(summary.receivedAt()));
    summary.id().ifPresent(shown::setId);
    summary.kind().map(ItemKind::fromValue).ifPresent(shown::setKind);
    summary.purpose().ifPresent(shown::setPurpose);
    summary.matter().ifPresent(shown::setMatter);
    return shown;
  }

  private static AddresseeState addressee(
      io.lianzhi.gateway.outbox.LetterState.AddresseeState state,
      Incident incident,
      Locale locale) {
    AddresseeState shown =
        new AddresseeState()
            .party(state.party())
            .state(AddresseeState.StateEnum.fromValue(state.where().name()))
            .since(at(state.since()));
    state
        .code()
        .map(code -> Problems.of(code, state.clause(), state.detail(), incident, locale))
        .ifPresent(shown::setProblem);
    whoseMove(state).ifPresent(shown::setWhoseMove);
    return shown;
  }

  private static Optional<WhoseMove> whoseMove(
      io.lianzhi.gateway.outbox.LetterState.AddresseeState state) {
    return switch (state.where()) {
      case DELIVERED, ENDED -> Optional.empty();
      case WAITING -> Optional.of(WhoseMove.HUB);
      case REFUSED, PARKED, DECLINED, UNANSWERED ->
          state.code().map(RefusalCode::whoseMove).map(move -> WhoseMove.fromValue(move.name()));
    };
  }

  private static HistoryEntry entry(io.lianzhi.gateway.outbox.LetterState.HistoryEntry entry) {
    HistoryEntry shown = new HistoryEntry().at(at(entry.at())).event(entry.event());
    entry.party().ifPresent(shown::setParty);
    entry.detail().ifPresent(shown::setDetail);
    return shown;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
