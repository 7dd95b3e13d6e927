package io.lianzhi.gateway.evidence;

import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.security.ledger.PackContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files of all letters of a pack. So many of them are held as fit into a fixed budget; the
 * dossiers of the others are made again when they are read, one at a time.
 */
final class Shelf {
  private static final long BUDGET = 32L << 20;

  private final Function<Subject, DossierMaker.Made> maker;
  private final List<Told> told = new ArrayList<>();
  private final Map<String, Subject> owners = new LinkedHashMap<>();
  private final Map<Subject, Dossier> held = new HashMap<>();
  private Optional<Subject> open = Optional.empty();
  private Dossier opened = new Dossier();

  Shelf(List<Subject> subjects, Function<Subject, DossierMaker.Made> maker) {
    this.maker = maker;
    long left = BUDGET;
    for (Subject subject : subjects) {
      DossierMaker.Made made = maker.apply(subject);
      told.add(made.told());
      made.dossier().files().keySet().forEach(name -> owners.putIfAbsent(name, subject));
      left -= made.dossier().size();
      if (left >= 0) {
        held.put(subject, made.dossier());
      }
    }
  }

  List<Told> told() {
    return told;
  }

  /** All files of the pack but the manifest: the cover first, then what belongs to letters. */
  Map<String, PackContent> contents(Ledger.Signed state, Cover cover) {
    Map<String, PackContent> contents = new LinkedHashMap<>();
    contents.put("cover.html", PackContent.of(cover.html().getBytes(StandardCharsets.UTF_8)));
    contents.put("checkpoint", PackContent.of(state.checkpoint()));
    owners.forEach((name, subject) -> contents.put(name, () -> open(subject, name)));
    return contents;
  }

  private synchronized InputStream open(Subject subject, String name) throws IOException {
    byte[] content = dossier(subject).files().get(name);
    if (content == null) {
      throw new IOException("a letter changed while its pack was made: ask for it again");
    }
    return new ByteArrayInputStream(content);
  }

  private Dossier dossier(Subject subject) {
    if (held.containsKey(subject)) {
      return Objects.requireNonNull(held.get(subject));
    }
    if (open.filter(subject::equals).isEmpty()) {
      opened = maker.apply(subject).dossier();
      open = Optional.of(subject);
    }
    return opened;
  }
}
