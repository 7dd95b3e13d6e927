package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.item.Column;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemSchema;
import io.lianzhi.contracts.item.Sensitivity;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.Reconstructor;
import io.lianzhi.gateway.Retracer;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import io.lianzhi.gateway.outbox.Exhibits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who was shown what: each addressee's copy, cut down as its clause did, and in its own form. */
final class CopyFiles {
  /** After these the party has had the letter in its hands, whatever it made of it. */
  private static final Set<String> HANDED_OVER = Set.of("DELIVERED", "DECLINED", "NO_ANSWER");

  private final Reconstructor letters;
  private final Exhibits exhibits;
  private final MemorandumFinder memoranda;

  CopyFiles(Reconstructor letters, Exhibits exhibits, MemorandumFinder memoranda) {
    this.letters = letters;
    this.exhibits = exhibits;
    this.memoranda = memoranda;
  }

  /**
   * Puts a party's copy.
   *
   * @param released the event by which it was made
   * @param read the letter, while it may be read
   */
  Told.Copy put(
      Dossier dossier, Subject subject, Recorded released, Optional<Reconstructor.Read> read) {
    String folder = subject.folder() + "copies/" + released.party().value() + "/";
    Optional<String> memorandum = memoranda.put(dossier, released);
    Told.Copy told =
        read.flatMap(each -> letters.copy(each, released.party()))
            .map(copy -> put(dossier, subject, folder, copy, memorandum))
            .orElseGet(() -> untold(subject, released, memorandum));
    dossier.putJson(folder + "shown.json", json(told));
    return told;
  }

  private Told.Copy put(
      Dossier dossier,
      Subject subject,
      String folder,
      Reconstructor.Copy copy,
      Optional<String> memorandum) {
    Item item = copy.release().letter().item();
    dossier.put(folder + "letter.json", LetterJson.write(copy.release().letter()));
    dossier.putJson(folder + "lineage.json", LineageJson.of(Retracer.told(copy)));
    PartyId party = copy.addressee().id();
    Optional<RawMessage> stored = exhibits.waiting(subject.summary().incident(), party);
    Optional<RawMessage> message = stored.or(copy::message);
    Optional<String> bytes =
        message.map(each -> folder + "message" + FileEnding.of(each.contentType()));
    message.ifPresent(each -> dossier.put(bytes.orElseThrow(), each.body()));
    ItemSchema<?> schema = item.kind().schema();
    List<String> present = schema.write(item).keySet().stream().toList();
    List<String> masked = sensitive(schema).stream().filter(present::contains).toList();
    return new Told.Copy(
        party.value(),
        copy.release().clause().toString(),
        memorandum,
        present.stream().filter(name -> !name.equals("kind") && !masked.contains(name)).toList(),
        masked,
        List.copyOf(schema.withheld(item).keySet()),
        handedOver(subject, party),
        bytes,
        origin(copy, stored, message));
  }

  private static Told.Origin origin(
      Reconstructor.Copy copy, Optional<RawMessage> stored, Optional<RawMessage> message) {
    if (stored.isPresent()) {
      return Told.Origin.STORED;
    }
    if (message.isEmpty()) {
      return Told.Origin.GONE;
    }
    return copy.exact() && copy.then().memorandum().isPresent()
        ? Told.Origin.REWRITTEN
        : Told.Origin.REWRITTEN_DIFFERENTLY;
  }

  private static Told.Copy untold(Subject subject, Recorded released, Optional<String> memorandum) {
    return new Told.Copy(
        released.party().value(),
        released.clause().map(Object::toString).orElse(""),
        memorandum,
        List.of(),
        List.of(),
        List.of(),
        handedOver(subject, released.party()),
        Optional.empty(),
        Told.Origin.GONE);
  }

  private static List<String> sensitive(ItemSchema<?> schema) {
    return schema.columns().stream()
        .filter(column -> column.sensitivity() == Sensitivity.SENSITIVE)
        .map(Column::name)
        .toList();
  }

  private static List<Instant> handedOver(Subject subject, PartyId party) {
    return subject.events().stream()
        .filter(event -> event.party().equals(party) && HANDED_OVER.contains(event.what()))
        .map(Recorded::at)
        .toList();
  }

  private static Map<String, Object> json(Told.Copy copy) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("party", copy.party());
    tree.put("clause", copy.clause());
    copy.memorandum().ifPresent(file -> tree.put("memorandum", file));
    tree.put("released", copy.released());
    tree.put("masked", copy.masked());
    tree.put("withheld", copy.withheld());
    tree.put("handedOver", copy.handedOver().stream().map(Instant::toString).toList());
    copy.bytes().ifPresent(file -> tree.put("bytes", file));
    tree.put("bytesFrom", copy.origin().name());
    return tree;
  }
}
