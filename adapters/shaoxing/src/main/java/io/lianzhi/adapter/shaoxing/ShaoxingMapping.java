package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateRules;
import io.lianzhi.contracts.item.Regions;
import io.lianzhi.contracts.item.VehicleRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Turns letters into Shaoxing's documents and back. Pure: no clock, no network, no state.
 *
 * <p>A question and its answer travel as {@code <root>} documents of the SOAP 1.1 service, all else
 * as {@code <letter>} of the SOAP 1.2 service.
 */
final class ShaoxingMapping {
  /** Their namespace of the SOAP 1.2 service. */
  static final String LETTERS = "urn:shaoxing:jtzf:letters:1";

  private static final String OWN_VERSION = "2";

  private final LetterHead head;

  ShaoxingMapping(Bodies bodies) {
    this.head = new LetterHead(bodies);
  }

  /** Names this code and every table that it goes by. */
  static String version() {
    return String.join(
        ";",
        "shaoxing-" + OWN_VERSION,
        "purpose-" + Codes.PURPOSE.inForce().version(),
        "region-" + Codes.REGION.inForce().version(),
        "subject-" + Codes.SUBJECT_TYPE.inForce().version(),
        "regions-" + Regions.version(),
        "plates-" + PlateRules.version());
  }

  /**
   * Writes the document of a letter.
   *
   * @param today by whose codes, where it tells of no day itself
   * @throws RefusedException where their form cannot hold it
   */
  Element write(Letter letter, LocalDate today) {
    return switch (letter.item().kind()) {
      case COPY_NOTICE -> letter(letter, LetterForms.COPY_NOTICE, today);
      case OVERLOAD_RECORD -> letter(letter, LetterForms.OVERLOAD_RECORD, today);
      case BLACKLIST_ENTRY -> letter(letter, LetterForms.BLACKLIST_ENTRY, today);
      case BLACKLIST_REMOVAL -> letter(letter, LetterForms.BLACKLIST_REMOVAL, today);
      case VEHICLE_QUESTION ->
          object(letter, ObjectForms.VEHICLE_QUESTION, ObjectId.VEHICLE_QUESTION, today);
      case VEHICLE_RECORD ->
          object(letter, ObjectForms.VEHICLE_RECORD, ObjectId.VEHICLE_RECORD, today);
      case WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM ->
          throw new IllegalArgumentException("Shaoxing has no form for " + letter.item().kind());
    };
  }

  private Element letter(Letter letter, Form form, LocalDate today) {
    return fill(letter, form, new ElementBuilder(LETTERS, "letter"), today);
  }

  private Element object(Letter letter, Form form, ObjectId id, LocalDate today) {
    ElementBuilder root = new ElementBuilder("", "root");
    return root.add(fill(letter, form, root.child(id.wrapper()), today)).build();
  }

  /** Head and content of an answer, for the body of a synchronous reply. */
  Element answer(Letter record, LocalDate today) {
    return fill(record, ObjectForms.VEHICLE_RECORD, new ElementBuilder("", "body"), today);
  }

  private Element fill(Letter letter, Form form, ElementBuilder out, LocalDate today) {
    try {
      head.write(letter, form, out, today);
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "").asException();
    }
    ElementBuilder content = out.child(form.element());
    form.write(letter.item(), content, today);
    return out.add(content.build()).build();
  }

  /**
   * Reads a {@code <letter>}.
   *
   * @throws RefusedException at the element that is wrong
   */
  Letter readLetter(Element letter, PartyId sender, LocalDate arrived) {
    requireNamespace(letter);
    return read(letter, LetterForms.ALL, sender, arrived);
  }

  /**
   * Reads the condition of a {@code <root>} document of the SOAP 1.1 service.
   *
   * @throws RefusedException at the element that is wrong
   */
  Letter readObject(Element condition, ObjectId id, PartyId sender, LocalDate arrived) {
    return read(condition, List.of(id.form()), sender, arrived);
  }

  /**
   * Reads a question of ours back, as its own asker's.
   *
   * @throws RefusedException at the element that is wrong
   */
  Letter readQuestion(Element root, LocalDate today) {
    Element condition = condition(root, ObjectId.VEHICLE_QUESTION);
    PartyId asker = head.sender(condition, today);
    return readObject(condition, ObjectId.VEHICLE_QUESTION, asker, today);
  }

  /**
   * Reads the content of a synchronous answer; its head is not heeded.
   *
   * @throws RefusedException at the element that is wrong
   */
  VehicleRecord readRecord(Element body, LocalDate arrived) {
    Form form = ObjectForms.VEHICLE_RECORD;
    Element content = onlyContent(body, List.of(form));
    try {
      return (VehicleRecord) form.read(content, head.withheld(body, form), arrived);
    } catch (RefusedException refused) {
      throw Places.under(form.element(), refused);
    }
  }

  /**
   * The condition in a {@code <root>} document.
   *
   * @throws RefusedException where there is none
   */
  static Element condition(Element root, ObjectId id) {
    if (!root.is("", "root")) {
      throw Refused.of(RefusalCode.SCHEMA, "root", "<root><" + id.wrapper() + ">").asException();
    }
    return find(root, id.wrapper())
        .orElseThrow(() ->
            Refused.of(RefusalCode.SCHEMA, id.wrapper(), "this element is required").asException());
  }

  private Letter read(Element letter, List<Form> forms, PartyId sender, LocalDate arrived) {
    Element content = onlyContent(letter, forms);
    Form form = formOf(content, forms).orElseThrow();
    try {
      Item item = form.read(content, head.withheld(letter, form), arrived);
      return head.read(letter, sender, item, arrived);
    } catch (RefusedException refused) {
      boolean inContent = !LetterHead.has(refused.refused().at());
      throw inContent ? Places.under(form.element(), refused) : refused;
    }
  }

  private static Element onlyContent(Element letter, List<Form> forms) {
    List<Element> contents =
        letter.children().stream().filter(child -> !LetterHead.has(child.name())).toList();
    for (Element content : contents) {
      if (formOf(content, forms).isEmpty()) {
        throw Refused.of(RefusalCode.SCHEMA, Form.printable(content.name()), expected(forms))
            .asException();
      }
    }
    if (contents.size() != 1) {
      throw Refused.of(RefusalCode.SCHEMA, letter.name(), expected(forms)).asException();
    }
    return contents.getFirst();
  }

  private static String expected(List<Form> forms) {
    return "one of " + forms.stream().map(Form::element).toList();
  }

  private static Optional<Form> formOf(Element content, List<Form> forms) {
    return forms.stream().filter(form -> form.element().equals(content.name())).findFirst();
  }

  private static void requireNamespace(Element element) {
    if (!element.namespace().equals(LETTERS)) {
      throw Refused.of(RefusalCode.SCHEMA, Form.printable(element.name()), "namespace " + LETTERS)
          .asException();
    }
    element.children().forEach(ShaoxingMapping::requireNamespace);
  }

  private static Optional<Element> find(Element parent, String name) {
    try {
      return parent.find(name);
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, name).asException();
    }
  }

  /** The letter's id as far as it can be read, for a refusal. */
  static Optional<LetterId> idOf(Element letter) {
    try {
      return letter.findText(LetterHead.ID).map(LetterId::new);
    } catch (InvalidValue unreadable) {
      return Optional.empty();
    }
  }

  /** By which service a kind travels. */
  static Optional<ObjectId> objectOf(ItemKind kind) {
    return switch (kind) {
      case VEHICLE_QUESTION -> Optional.of(ObjectId.VEHICLE_QUESTION);
      case VEHICLE_RECORD -> Optional.of(ObjectId.VEHICLE_RECORD);
      case COPY_NOTICE, OVERLOAD_RECORD, BLACKLIST_ENTRY, BLACKLIST_REMOVAL -> Optional.empty();
      case WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM -> Optional.empty();
    };
  }
}
