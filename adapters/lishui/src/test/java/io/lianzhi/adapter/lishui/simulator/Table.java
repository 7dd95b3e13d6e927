package io.lianzhi.adapter.lishui.simulator;

import io.lianzhi.adapter.lishui.Houses;
import io.lianzhi.adapter.lishui.LishuiAdapterFactory;
import io.lianzhi.adapter.lishui.Pki;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.testkit.SettableClock;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lishui's stand-in, the adapter, and a hub in memory that does with what is fetched what the
 * gateway does: a letter is taken once by its id, and the cursor moves when Lishui was answered.
 */
final class Table implements AutoCloseable {
  static final Line.Poll FILES = new Line.Poll("files", Duration.ofSeconds(1));

  private final SettableClock clock = new SettableClock(Instant.parse("2021-11-20T02:00:00Z"));
  private final Pki pki = new Pki();
  private final LishuiSimulator lishui;
  private final Map<String, String> settings;
  private final Map<LetterId, Letter> letters = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private Adapter adapter;
  private String cursor = "";
  private long incidents = 1_000;

  Table(Path folder, Map<String, String> changed) throws IOException {
    this.lishui =
        LishuiSimulator.start(
            new SimulatorSettings(
                Houses.LISHUI,
                0,
                URI.create("https://localhost:1"),
                pki.writeLishui(folder),
                Map.of()));
    this.settings = new HashMap<>(Map.of("connectTimeout", "PT5S", "readTimeout", "PT5S"));
    this.settings.putAll(changed);
    this.adapter = open(pki.hubKeys());
  }

  Adapter open(Keys keys) {
    return new LishuiAdapterFactory()
        .open(Houses.at(lishui.port(), keys, settings).withClock(clock.clock()));
  }

  LishuiSimulator lishui() {
    return lishui;
  }

  Box box() {
    return lishui.box();
  }

  Pki pki() {
    return pki;
  }

  Adapter adapter() {
    return adapter;
  }

  /** Another node, or the same after a crash: it remembers nothing. */
  void restart() {
    adapter = open(pki.hubKeys());
  }

  void passes(Duration time) {
    clock.advance(time);
  }

  /** Polls until there is nothing more. */
  void poll() {
    while (step()) {
      // on to the next chunk
    }
  }

  /** Polls once; whether it should poll again at once. */
  boolean step() {
    Fetched fetched = fetch();
    adapter.taken(FILES, fetched, take(fetched));
    cursor = fetched.cursor();
    return fetched.more();
  }

  Fetched fetch() {
    return adapter.fetch(FILES, cursor);
  }

  /** Writes down, and says what came of each; the party is not yet told. */
  List<List<PartReply>> take(Fetched fetched) {
    return fetched.messages().stream().map(this::take).toList();
  }

  private List<PartReply> take(RawMessage message) {
    return adapter
        .decode(TestOpened.on("files", Houses.LISHUI, message))
        .peek(parts::add)
        .map(this::take)
        .toList();
  }

  private PartReply take(Part part) {
    Incident incident = Incident.of(incidents++);
    return switch (part) {
      case Letter letter -> new PartReply(incident, receipt(letter, incident));
      case Rejected rejected -> new PartReply(incident, rejected.reason());
    };
  }

  private Receipt receipt(Letter letter, Incident incident) {
    boolean repeated = Optional.ofNullable(letters.putIfAbsent(letter.id(), letter)).isPresent();
    return new Receipt(
        Optional.of(letter.id()),
        incident,
        clock.instant(),
        letter.to().stream().collect(Collectors.toMap(to -> to, to -> new Outcome.Taken())),
        repeated);
  }

  /** What was taken, each once. */
  Map<LetterId, Letter> letters() {
    return letters;
  }

  /** What was read, each as often as it was. */
  List<Part> parts() {
    return parts;
  }

  /** The rows of a result that is ready. */
  List<Map<String, String>> result(String key) {
    String name = "feedback/" + key + ".result.csv";
    if (!box().has(name + ".ok")) {
      throw new AssertionError("no result " + name + " among " + box().names("feedback"));
    }
    byte[] content = box().read(name);
    List<Map<String, String>> rows = Sheet.read(content);
    Map<String, String> control = control(key);
    Map<String, String> found =
        Map.of(
            "sm3", Box.sm3(content),
            "rows", Integer.toString(rows.size()),
            "size", Integer.toString(content.length));
    if (!control.entrySet().containsAll(found.entrySet())) {
      throw new AssertionError("a result that is not what its control file says: " + control);
    }
    return rows;
  }

  /** The control file of a result. */
  Map<String, String> control(String key) {
    return new String(box().read("feedback/" + key + ".result.csv.ctl"), StandardCharsets.US_ASCII)
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  boolean hasResult(String key) {
    return box().has("feedback/" + key + ".result.csv.ok");
  }

  @Override
  public void close() {
    lishui.close();
  }
}
