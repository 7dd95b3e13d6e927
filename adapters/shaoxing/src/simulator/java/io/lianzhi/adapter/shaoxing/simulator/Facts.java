package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.item.ItemKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** The facts of a letter by which a day is checked, read from Shaoxing's own form. */
final class Facts {
  /** The elements of each kind of content. */
  private static final Map<String, ItemKind> KINDS =
      Map.of(
          "cgh", ItemKind.COPY_NOTICE,
          "cxjl", ItemKind.OVERLOAD_RECORD,
          "hmd", ItemKind.BLACKLIST_ENTRY,
          "hmdyc", ItemKind.BLACKLIST_REMOVAL,
          "clcx", ItemKind.VEHICLE_QUESTION,
          "clxx", ItemKind.VEHICLE_RECORD);

  private static final Map<String, String> FIELDS =
      Map.of(
          "jsy", "driverName",
          "cyzgzh", "driverQualification",
          "syr", "owner",
          "clsbdh", "vin",
          "bz", "remarks",
          "sftb", "fled",
          "zjwz", "evidenceComplete",
          "wfcs", "illegalOverloads",
          "hmdbz", "blacklistFlags");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Map<String, String> found = new LinkedHashMap<>();

  private Facts() {}

  /** The element of the content under a letter's head, and its kind. */
  static Map.Entry<Element, ItemKind> content(Element letter) {
    return KINDS.entrySet().stream()
        .flatMap(entry ->
            Dom.at(letter, entry.getKey()).stream()
                .map(element -> Map.entry(element, entry.getValue())))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a letter without content"));
  }

  static Map<String, String> of(Element letter) {
    Map.Entry<Element, ItemKind> content = content(letter);
    Facts facts = new Facts();
    facts.read(content.getKey(), content.getValue());
    String withheld =
        Dom.children(letter, "wtg").stream()
            .map(each -> each.getAttribute("zd"))
            .map(name -> FIELDS.getOrDefault(name, name))
            .sorted()
            .collect(Collectors.joining(","));
    if (!withheld.isEmpty()) {
      facts.found.put("withheld", withheld);
    }
    return facts.found;
  }

  private void read(Element content, ItemKind kind) {
    switch (kind) {
      case COPY_NOTICE, OVERLOAD_RECORD -> plate(content, OwnCodes::caseSystem);
      case VEHICLE_QUESTION, VEHICLE_RECORD -> plate(content, OwnCodes::police);
      case BLACKLIST_ENTRY, BLACKLIST_REMOVAL -> {
        put("entry", Dom.text(content, "hmdbh"));
        Dom.at(content, "dx").ifPresent(subject -> plate(subject, OwnCodes::caseSystem));
      }
      case WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM -> {}
    }
    put("time", time(content, kind));
    put("totalKg", Dom.at(content, "zz").map(OwnCodes::kilograms));
    put("limitKg", Dom.at(content, "xz").map(OwnCodes::kilograms));
    put("region", Dom.text(content, "cjd").map(OwnCodes::region));
    put("driverName", Dom.text(content, "jsy"));
    put("qualification", Dom.text(content, "cyzgzh"));
    put("found", Dom.text(content, "cxjg").map(flag -> Boolean.toString(flag.equals("1"))));
  }

  private static Optional<String> time(Element content, ItemKind kind) {
    return switch (kind) {
      case OVERLOAD_RECORD -> Dom.text(content, "jcsj").map(Facts::instant);
      case VEHICLE_RECORD -> Dom.text(content, "gxsj").map(Facts::instant);
      case COPY_NOTICE -> Dom.text(content, "jarq");
      case BLACKLIST_ENTRY -> Dom.text(content, "lrrq");
      case BLACKLIST_REMOVAL -> Dom.text(content, "ycrq");
      case VEHICLE_QUESTION, WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM ->
          Optional.empty();
    };
  }

  /** Shaoxing's clocks show Beijing time; what is no such time stays as it came. */
  static String instant(String beijing) {
    try {
      return LocalDateTime.parse(beijing, TIME).toInstant(ZoneOffset.ofHours(8)).toString();
    } catch (DateTimeException other) {
      return beijing;
    }
  }

  private void plate(Element content, Function<Element, String> colours) {
    put("plate", Dom.text(content, "hphm"));
    put("colour", Dom.at(content, "hpys").map(colours));
  }

  private void put(String name, Optional<String> value) {
    value.ifPresent(text -> found.put(name, text));
  }
}
