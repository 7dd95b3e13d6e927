package io.lianzhi.adapter.standard.simulator;

import static io.lianzhi.contracts.RefusalCode.CODE_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.EXPIRED;
import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static io.lianzhi.contracts.RefusalCode.ID_CONFLICT;
import static io.lianzhi.contracts.RefusalCode.MEMORANDUM_EXPIRED;
import static io.lianzhi.contracts.RefusalCode.NOT_AUTHORISED_PURPOSE;
import static io.lianzhi.contracts.RefusalCode.OUTSIDE_MEMORANDUM;
import static io.lianzhi.contracts.RefusalCode.REGION_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.REPLAY;
import static io.lianzhi.contracts.RefusalCode.SCHEMA;
import static io.lianzhi.contracts.RefusalCode.SIGNATURE;
import static io.lianzhi.contracts.RefusalCode.TARGET_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.TOO_LARGE;
import static io.lianzhi.contracts.RefusalCode.UNIT_AMBIGUOUS;
import static io.lianzhi.contracts.RefusalCode.WRONG_SENDER;
import static io.lianzhi.contracts.item.ItemKind.COPY_NOTICE;
import static io.lianzhi.contracts.item.ItemKind.OVERLOAD_RECORD;
import static io.lianzhi.contracts.item.ItemKind.VEHICLE_QUESTION;
import static io.lianzhi.contracts.item.ItemKind.WATCH_ORDER;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.NoPlate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.Act;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The letters of the day that something is the matter with, and those that only look so. */
final class Difficulties {
  private static final int BEYOND_LARGEST = (1 << 20) + 4096;
  private static final Instant LONG_AGO = Instant.parse("2021-11-19T02:00:00Z");

  private final Letters letters;
  private final Sending sending;
  private final List<City> cities;
  private final List<Act> acts = new ArrayList<>();

  Difficulties(Letters letters, Sending sending, List<City> cities) {
    this.letters = letters;
    this.sending = sending;
    this.cities = cities;
  }

  List<Act> acts() {
    taking(OVERLOAD_RECORD).forEach(this::addWeighings);
    taking(COPY_NOTICE).forEach(this::addNotices);
    taking(VEHICLE_QUESTION).forEach(this::addQuestions);
    taking(WATCH_ORDER).flatMap(new Watching(letters, sending)::acts).forEach(acts::add);
    taking(OVERLOAD_RECORD).findFirst().ifPresent(this::addRepeats);
    taking(COPY_NOTICE).reduce((_, last) -> last).ifPresent(this::addBrokenSeals);
    return acts;
  }

  private Stream<City> taking(ItemKind kind) {
    return cities.stream().filter(city -> city.takes(kind));
  }

  /** Those of a party that may only ask. */
  List<Act> ofAsker() {
    for (City city : taking(VEHICLE_QUESTION).toList()) {
      Letter record = letters.overload(city);
      acts.add(
          sending.refused(
              "a kind that the party may not send",
              record,
              OUTSIDE_MEMORANDUM,
              sent(LetterJson.write(record))));
      addStatistics(city);
    }
    return acts;
  }

  private void addWeighings(City city) {
    addColours(city);
    addGoodThatLookBad(city);
    addBadWeighings(city);
  }

  private void addGoodThatLookBad(City city) {
    deliver(
        "98 t on a 49 t limit",
        letters.overload(
            city, letters.weighings().of(letters.lorry(city), letters.county(city), 6, 98_000)));
    deliver(
        "a hundred-tonner 百吨王",
        letters.overload(
            city, letters.weighings().of(letters.lorry(city), letters.county(city), 6, 139_000)));
    deliver(
        "no plate 无牌",
        letters.overload(
            city,
            letters
                .weighings()
                .of(new NoPlate("无牌", PlateColour.OTHER), letters.county(city), 6, 61_250)));
  }

  private void addBadWeighings(City city) {
    Letter record = letters.overload(city);
    refuse(
        "a mass without its unit",
        record,
        UNIT_AMBIGUOUS,
        LetterTree.of(record).item("totalMass", 98_000));
    Letter cold = letters.overload(city);
    refuse(
        "an expired memorandum",
        cold,
        MEMORANDUM_EXPIRED,
        LetterTree.of(cold).with("purpose", "COLD_CHAIN"));
  }

  /** One of each colour that the city's form can tell. */
  private void addColours(City city) {
    for (PlateColour colour : city.colours()) {
      deliver(
          "a plate in " + colour,
          letters.overload(
              city,
              letters.weighings().usual(letters.painted(city, colour), letters.county(city))));
    }
  }

  private void addNotices(City city) {
    addRareCharacter(city);
    addMasked(city);
    if (city.takes().withheld()) {
      addWithheld(city);
    }
    addBrokenForms(city);
  }

  private void addRareCharacter(City city) {
    Letter rare = letters.copyNotice(city, "䶮测试", "无");
    Map<String, String> facts = new HashMap<>(Day.facts(rare));
    facts.put("driverName", "䶮测试");
    acts.add(sending.delivered("a rare character 䶮", rare, facts));
  }

  private void addMasked(City city) {
    Letter notice = letters.copyNotice(city);
    Map<String, String> facts = new HashMap<>(Day.facts(notice));
    ((CopyNotice) notice.item())
        .driverQualification()
        .value()
        .map(DriverQualification::masked)
        .ifPresent(masked -> facts.put("qualification", masked.value()));
    acts.add(sending.delivered("a sensitive number, masked on its way", notice, facts));
  }

  private void addWithheld(City city) {
    Letter remarked = letters.copyNotice(city, "张测试", "内部备注：另案处理");
    Map<String, String> facts = new HashMap<>(Day.facts(remarked));
    facts.put("withheld", "remarks");
    acts.add(sending.delivered("remarks stay in the city", remarked, facts));
  }

  private void deliver(String title, Letter letter) {
    acts.add(sending.delivered(title, letter, Day.facts(letter)));
  }

  private void addBrokenForms(City city) {
    Letter foreign = letters.copyNotice(city);
    refuse(
        "in the name of another party",
        foreign,
        WRONG_SENDER,
        LetterTree.of(foreign).with("from", Map.of("party", "taizhou")));
    Letter misspelt = letters.copyNotice(city);
    refuse("a misspelt field", misspelt, SCHEMA, LetterTree.of(misspelt).item("driverNmae", "测试"));
    Letter military = letters.copyNotice(city);
    refuse(
        "an armed-police plate",
        military,
        ID_CHECK_FAILED,
        LetterTree.of(military).item("plate", Map.of("text", "WJ浙12345", "colour", "WHITE")));
    Letter type = letters.copyNotice(city);
    park(
        "an unknown vehicle type",
        type,
        CODE_UNKNOWN,
        LetterTree.of(type).item("vehicleType", "Z99"));
    Letter region = letters.copyNotice(city);
    park(
        "a region that no table has",
        region,
        REGION_UNKNOWN,
        LetterTree.of(region).item("registrationRegion", "330799"));
    acts.add(
        sending.unread(
            "half a document", SCHEMA, sent(half(LetterJson.write(letters.copyNotice(city))))));
    Letter nowhere = letters.copyNotice(city);
    refuse(
        "an addressee that nobody knows",
        nowhere,
        TARGET_UNKNOWN,
        LetterTree.of(nowhere).with("to", List.of("atlantis")));
  }

  private void refuse(String title, Letter letter, RefusalCode code, LetterTree tree) {
    acts.add(sending.refused(title, letter, code, sent(tree.bytes())));
  }

  private void park(String title, Letter letter, RefusalCode code, LetterTree tree) {
    acts.add(sending.parked(title, letter, code, sent(tree.bytes())));
  }

  private void addQuestions(City city) {
    addStatistics(city);
    Letter late = letters.question(city).answerBy(LONG_AGO);
    refuse("a question of yesterday", late, EXPIRED, LetterTree.of(late));
  }

  private void addStatistics(City city) {
    Letter question = letters.question(city, "STATISTICS");
    refuse(
        "a question outside its purpose",
        question,
        NOT_AUTHORISED_PURPOSE,
        LetterTree.of(question));
  }

  private void addRepeats(City city) {
    Letter letter = letters.overload(city);
    byte[] bytes = LetterJson.write(letter);
    Once<String> first = new Once<>(() -> sending.send(bytes));
    acts.add(sending.delivered("sent twice", letter, Day.facts(letter), first));
    acts.add(sending.repeated(letter, Day.facts(letter), first.then(sent(bytes))));
    byte[] other = LetterTree.of(letter).item("speedKmh", 7).bytes();
    acts.add(
        sending.refused(
            "other content under a known id", letter, ID_CONFLICT, first.then(sent(other))));
  }

  private void addBrokenSeals(City city) {
    byte[] good = LetterJson.write(letters.copyNotice(city));
    acts.add(
        sending.unread(
            "changed after it was signed",
            SIGNATURE,
            () -> sending.exchange(sending.sign(good).withBody(tampered(good)))));
    Letter caught = letters.copyNotice(city);
    Once<SignedRequest> signed = new Once<>(() -> sending.sign(LetterJson.write(caught)));
    Once<String> first = new Once<>(() -> sending.exchange(signed.get()));
    acts.add(sending.delivered("caught by an eavesdropper", caught, Day.facts(caught), first));
    acts.add(
        sending.unread(
            "sent again by the eavesdropper",
            REPLAY,
            first.then(() -> sending.exchange(signed.get()))));
    byte[] large =
        LetterTree.of(letters.copyNotice(city))
            .item("remarks", "大".repeat(BEYOND_LARGEST / 3))
            .bytes();
    acts.add(sending.unread("more than 1 MiB", TOO_LARGE, sent(large)));
  }

  private Supplier<String> sent(byte[] letter) {
    return () -> sending.send(letter);
  }

  private static byte[] half(byte[] letter) {
    return Arrays.copyOf(letter, letter.length / 2);
  }

  /** The same letter about another day. */
  private static byte[] tampered(byte[] letter) {
    return new String(letter, StandardCharsets.UTF_8)
        .replace("\"closedOn\":\"2021", "\"closedOn\":\"2020")
        .getBytes(StandardCharsets.UTF_8);
  }
}
