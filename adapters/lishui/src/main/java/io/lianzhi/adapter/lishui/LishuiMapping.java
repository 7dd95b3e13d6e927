package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateRules;
import io.lianzhi.contracts.item.Regions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Between Lishui's records and letters; pure. A message is one record of a file, its place in
 * headers of our own; without them it is a whole file, the names of the columns first.
 */
final class LishuiMapping {
  private static final String FILE = "file";
  private static final String LINE = "line";
  private static final String VERSION = "version";
  private static final String OWN_VERSION = "1";

  private final Forms forms;
  private final Map<String, Layout> csvLayouts;
  private final Map<String, Layout> xmlLayouts;
  private final Head head;
  private final LishuiProperties.Agreed agreed;

  LishuiMapping(Bodies bodies, LishuiProperties.Agreed agreed) {
    this.forms = new Forms(agreed.massUnit(), agreed.plateColours());
    this.csvLayouts = layouts(false);
    this.xmlLayouts = layouts(true);
    this.head = new Head(bodies);
    this.agreed = agreed;
  }

  private Map<String, Layout> layouts(boolean xml) {
    return forms.all().stream().collect(Collectors.toMap(Form::code, form -> Layout.of(form, xml)));
  }

  /** Names this code, what was agreed, and every table that it goes by. */
  String version() {
    return String.join(
        ";",
        "lishui-" + OWN_VERSION,
        "mass-" + agreed.massUnit(),
        "colours-" + agreed.plateColours() + "-" + agreed.plateColours().version(),
        "purpose-" + Codes.PURPOSE.inForce().version(),
        "subject-" + Codes.SUBJECT_TYPE.inForce().version(),
        "urgency-" + Codes.URGENCY.inForce().version(),
        "regions-" + Regions.version(),
        "plates-" + PlateRules.version());
  }

  boolean carries(ItemKind kind) {
    return forms.of(kind).isPresent();
  }

  /** How the files of that code and ending are laid out; empty where there are none. */
  Optional<Layout> layout(String code, boolean xml) {
    return Optional.ofNullable((xml ? xmlLayouts : csvLayouts).get(code));
  }

  /** One record as a message, with what its file says of it. */
  static RawMessage message(Inbox.Known file, Piece piece) {
    Layout layout = file.layout();
    return new RawMessage(
        layout.form().code(),
        layout.contentType(),
        Map.of(
            FILE, file.name().name(),
            LINE, Long.toString(piece.line()),
            VERSION, Integer.toString(file.name().version().number())),
        layout.xml() ? piece.bytes() : Layout.withoutEnd(piece.bytes()));
  }

  /** On which line of its file a message of ours stands. */
  static long line(RawMessage message) {
    return message.header(LINE).map(Long::parseLong).orElse(1L);
  }

  private static Version version(RawMessage message) {
    return message.header(VERSION).map(Integer::parseInt).map(Version::new).orElse(Version.FIRST);
  }

  private Optional<Layout> layout(RawMessage raw) {
    return layout(raw.form(), raw.contentType().equals(Layout.XML));
  }

  /** The parts of a message, as many as it has records. */
  Stream<Part> decode(Opened opened) {
    RawMessage raw = opened.raw();
    return layout(raw)
        .map(layout -> decode(opened, layout))
        .orElseGet(() -> Stream.of(broken(1, RefusalCode.SCHEMA, "one of the forms agreed upon")));
  }

  private Stream<Part> decode(Opened opened, Layout layout) {
    List<Part> parts = new ArrayList<>();
    try {
      for (Piece piece : pieces(opened.raw(), layout)) {
        parts.add(part(opened, layout, piece));
      }
    } catch (FileFaultException fault) {
      parts.add(broken(1, fault.fault().code(), "a file as agreed upon"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return parts.isEmpty()
        ? Stream.of(broken(line(opened.raw()), RefusalCode.SCHEMA, "at least one record"))
        : parts.stream();
  }

  private static List<Piece> pieces(RawMessage raw, Layout layout) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(raw.body());
    if (raw.header(LINE).isPresent()) {
      Piece.Place after = new Piece.Place(raw.body().length, line(raw));
      return List.of(new Piece(raw.body(), line(raw), after));
    }
    List<Piece> pieces = new ArrayList<>();
    Pieces file = layout.open(in, Piece.Place.START);
    for (var piece = file.next(); piece.isPresent(); piece = file.next()) {
      pieces.add(piece.get());
    }
    return pieces;
  }

  private static Part broken(long line, RefusalCode code, String accepted) {
    return new Rejected(line, Refused.of(code, "", accepted), Optional.empty());
  }

  /** Whatever is wrong with a record becomes a part that says so, on its line. */
  private Part part(Opened opened, Layout layout, Piece piece) {
    Optional<LetterId> id = Optional.empty();
    try {
      Row row = layout.row(piece.bytes());
      id = Head.find(row, version(opened.raw()));
      return letter(row, layout.form(), opened);
    } catch (RefusedException refused) {
      return new Rejected(piece.line(), refused.refused(), id);
    } catch (InvalidValue invalid) {
      return new Rejected(piece.line(), Refused.of(invalid, ""), id);
    }
  }

  private Letter letter(Row row, Form form, Opened opened) {
    LocalDate arrived = BeijingDay.of(opened.at());
    Item item = form.read(row, head.withheld(row, form), arrived);
    return head.read(row, opened.party(), item, version(opened.raw()), arrived);
  }

  /** The texts by which a message's sender knows it; none where it cannot be read. */
  Row source(RawMessage message) {
    try {
      return layout(message).map(layout -> layout.row(message.body())).orElseGet(Row::new);
    } catch (InvalidValue unreadable) {
      return new Row();
    }
  }

  /**
   * The letter as one record, without its line end.
   *
   * @param today by whose codes, where it tells of no day itself
   * @throws RefusedException where their form cannot hold it
   */
  RawMessage encode(Letter letter, LocalDate today) {
    Form form = forms.of(letter.item().kind()).orElseThrow();
    Row row = new Row();
    head.write(letter, form, row, today);
    form.write(letter.item(), row, today);
    try {
      byte[] record = layout(form.code(), false).orElseThrow().write(row);
      return new RawMessage(form.code(), Layout.CSV, Map.of(LINE, "1"), record);
    } catch (InvalidValue half) {
      throw Refused.of(half, "").asException();
    }
  }
}
