package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.outbox.MemorandumTexts;
import io.lianzhi.gateway.outbox.Originals;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * By which memoranda a copy was released: the very text that its event names, or today's where it
 * names none. A text that this version cannot read any more releases nothing.
 */
final class MemorandaOfThen implements Function<Originals.Written, Memoranda> {
  private static final Memoranda NONE = new Memoranda(List.of());

  private final MemorandumTexts texts;
  private final Memoranda todays;

  MemorandaOfThen(MemorandumTexts texts, Memoranda todays) {
    this.texts = texts;
    this.todays = todays;
  }

  @Override
  public Memoranda apply(Originals.Written written) {
    return written
        .memorandum()
        .map(digest -> texts.find(digest).map(MemorandaOfThen::read).orElse(NONE))
        .orElse(todays);
  }

  private static Memoranda read(MemorandumTexts.Text text) {
    try {
      return new Memoranda(List.of(MemorandumFiles.parse(text.content())));
    } catch (JacksonException | IllegalArgumentException | NullPointerException outdated) {
      return NONE;
    }
  }
}
