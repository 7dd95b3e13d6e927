package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Clause;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import io.lianzhi.gateway.outbox.MemorandumTexts;
import java.util.Optional;

/**
 * The text of the memorandum by which something was decided: the one that the event names by its
 * digest, or else the last one that had come into force here by then.
 */
final class MemorandumFinder {
  private static final int SHORT = 12;

  private final MemorandumTexts texts;

  MemorandumFinder(MemorandumTexts texts) {
    this.texts = texts;
  }

  /** Puts the text, and says under which name; nothing where none was cited, or none is known. */
  Optional<String> put(Dossier dossier, Recorded event) {
    Optional<MemorandumTexts.Text> text =
        event
            .memorandum()
            .flatMap(texts::find)
            .or(() ->
                event
                    .clause()
                    .map(Clause::memorandum)
                    .flatMap(id -> texts.lastBefore(id, event.at())));
    return text.map(each -> {
      String file = "memoranda/m-" + each.id() + "-" + each.sha256().substring(0, SHORT) + ".yaml";
      dossier.put(file, each.content());
      return file;
    });
  }
}
