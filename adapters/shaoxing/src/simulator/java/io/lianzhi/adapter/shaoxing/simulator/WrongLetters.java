package io.lianzhi.adapter.shaoxing.simulator;

import static io.lianzhi.contracts.item.ItemKind.OVERLOAD_RECORD;
import static io.lianzhi.contracts.item.ItemKind.VEHICLE_QUESTION;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Letters that are wrong, each in one way: the hub must say which. */
final class WrongLetters {
  private static final String TIME = "2021-11-19 14:05:00";
  private static final Vehicle TRUCK = Vehicle.yellow("浙D77771", "330681");
  private static final Forms.Weighing WEIGHING = Forms.Weighing.tonnes("63.5", "49", 6);

  private final long seed;
  private final Sending sending;
  private int number = 95_000;

  WrongLetters(long seed, Sending sending) {
    this.seed = seed;
    this.sending = sending;
  }

  List<Act> acts() {
    List<Act> acts = new ArrayList<>();
    acts.addAll(unreadable());
    acts.addAll(unknown());
    acts.addAll(unsealed());
    acts.addAll(unauthorised());
    acts.addAll(questions());
    return acts;
  }

  private List<Act> unreadable() {
    Tags bare = new Tags().text("zz", "63.5");
    Tags implausible = new Tags().attributed("zz", "dw", "t", "63500");
    Tags noTime = overload(TRUCK.caseTags(), "19/11/2021 2pm", gross(), TRUCK.county());
    Tags noPlate =
        overload(
            new Tags().text("hphm", "浙D1234567").text("hpys", "1"), TIME, gross(), TRUCK.county());
    return List.of(
        refused("time in no form", RefusalCode.SCHEMA, noTime),
        refused(
            "a field that the form does not have",
            RefusalCode.SCHEMA,
            weighed(gross()).text("zzl", "1")),
        refused("mass without unit", RefusalCode.UNIT_AMBIGUOUS, weighed(bare)),
        refused("63,500 t", RefusalCode.UNIT_AMBIGUOUS, weighed(implausible)),
        refused("not a plate", RefusalCode.ID_CHECK_FAILED, noPlate));
  }

  private List<Act> unknown() {
    Tags colour = new Tags().text("hphm", TRUCK.plate()).text("hpys", "8");
    return List.of(
        parked("plate colour 8", RefusalCode.CODE_UNKNOWN, colour, TRUCK.county()),
        parked(
            "a development zone as county",
            RefusalCode.REGION_UNKNOWN,
            TRUCK.caseTags(),
            "330699"));
  }

  private List<Act> unsealed() {
    String stale = letter(next("JC"), weighed(gross()));
    String unsigned = letter(next("JC"), weighed(gross()));
    String broken = letter(next("JC"), weighed(gross()));
    return List.of(
        unopened(
            "time stamp two hours old",
            () -> sending.stamped("stale-" + seed, stale, Duration.ofHours(-2))),
        unopened("no signature", () -> sending.unsigned("unsigned-" + seed, unsigned)),
        unopened(
            "changed after it was signed",
            () ->
                sending.tampered("broken-" + seed, broken, text -> text.replace("63.5", "53.5"))));
  }

  private List<Act> unauthorised() {
    String first = next("JC");
    String conflict = letter(first, weighed(gross()));
    Tags other = new Tags().attributed("zz", "dw", "t", "64.5");
    return List.of(
        refused(
            "cold chain, under a clause that ended in October",
            RefusalCode.MEMORANDUM_EXPIRED,
            head -> head.purpose("05")),
        refused(
            "to Hangzhou, with which there is no memorandum",
            RefusalCode.OUTSIDE_MEMORANDUM,
            head -> head.to("330100")),
        refused("in Hangzhou's name", RefusalCode.WRONG_SENDER, head -> head.from("330100")),
        refused(
            "to a city without a system", RefusalCode.TARGET_UNKNOWN, head -> head.to("330900")),
        new Act(
            "before its conflict",
            Optional.of(new LetterId(first)),
            Optional.of(OVERLOAD_RECORD),
            List.of(DayOfLetters.JINHUA),
            new Expected.Delivered(),
            Map.of("plate", TRUCK.plate(), "totalKg", WEIGHING.totalKg()),
            () -> sending.letter(first, conflict)),
        refusal(
            "the same id with other content",
            first,
            OVERLOAD_RECORD,
            RefusalCode.ID_CONFLICT,
            () -> sending.letter(first, letter(first, weighed(other, "REC-" + first)))));
  }

  private List<Act> questions() {
    String licence = next("CX");
    String encoding = next("CX");
    return List.of(
        asked("for statistics", RefusalCode.NOT_AUTHORISED_PURPOSE, "06"),
        unopened(
            "a licence key that is not Shaoxing's",
            () -> sending.unlicensed(question(licence, "03"))),
        new Act(
            "an escape cut short",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Expected.Refused(RefusalCode.SCHEMA),
            Map.of(),
            () -> sending.undecodable(question(encoding, "03"))));
  }

  private String next(String kind) {
    number++;
    return DayOfLetters.id(kind, seed, number);
  }

  private static Tags gross() {
    return new Tags().attributed("zz", "dw", "t", "63.5");
  }

  private Tags weighed(Tags gross) {
    return overload(TRUCK.caseTags(), TIME, gross, TRUCK.county());
  }

  private static Tags weighed(Tags gross, String code) {
    return Forms.overload(code, TRUCK.caseTags(), TIME, gross, WEIGHING, TRUCK.county());
  }

  private Tags overload(Tags plate, String time, Tags gross, String county) {
    String code = "REC-%d-%d".formatted(seed, number);
    return Forms.overload(code, plate, time, gross, WEIGHING, county);
  }

  private static String letter(String id, Tags content) {
    return Forms.letter(Forms.Head.of(id, "01"), "cxjl", content);
  }

  private static String question(String id, String purpose) {
    return Forms.question(Forms.Head.of(id, purpose), TRUCK.policeTags());
  }

  private Act refused(String title, RefusalCode code, Tags content) {
    String id = next("JC");
    String letter = letter(id, content);
    return refusal(title, id, OVERLOAD_RECORD, code, () -> sending.letter(id, letter));
  }

  private Act refused(String title, RefusalCode code, UnaryOperator<Forms.Head> change) {
    String id = next("JC");
    Forms.Head head = change.apply(Forms.Head.of(id, "01"));
    String letter = Forms.letter(head, "cxjl", weighed(gross()));
    return refusal(title, id, OVERLOAD_RECORD, code, () -> sending.letter(id, letter));
  }

  private Act asked(String title, RefusalCode code, String purpose) {
    String id = next("CX");
    String document = question(id, purpose);
    return refusal(
        "question " + title, id, VEHICLE_QUESTION, code, () -> sending.question(document));
  }

  private Act parked(String title, RefusalCode code, Tags plate, String county) {
    String id = next("JC");
    String letter = letter(id, overload(plate, TIME, gross(), county));
    return new Act(
        title,
        Optional.of(new LetterId(id)),
        Optional.of(OVERLOAD_RECORD),
        List.of(),
        new Expected.Parked(code),
        Map.of(),
        () -> sending.letter(id, letter));
  }

  private static Act refusal(
      String title, String id, ItemKind kind, RefusalCode code, Supplier<String> send) {
    return new Act(
        title,
        Optional.of(new LetterId(id)),
        Optional.of(kind),
        List.of(),
        new Expected.Refused(code),
        Map.of(),
        send);
  }

  private static Act unopened(String title, Supplier<String> send) {
    return new Act(
        title,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Expected.Refused(RefusalCode.SIGNATURE),
        Map.of(),
        send);
  }
}
