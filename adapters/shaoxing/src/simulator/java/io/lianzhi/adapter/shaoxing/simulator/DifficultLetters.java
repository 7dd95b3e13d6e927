package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Letters that are right and yet hard: the hub must get each of them through. */
final class DifficultLetters {
  private static final String TIME = "2021-11-19 10:30:00";
  private static final String NEW_ENERGY_KIND = "52";
  private static final Vehicle TRUCK = Vehicle.yellow("浙D88881", "330602");

  private final long seed;
  private final Sending sending;

  DifficultLetters(long seed, Sending sending) {
    this.seed = seed;
    this.sending = sending;
  }

  List<Act> acts() {
    Forms.Weighing heavy = Forms.Weighing.tonnes("98", "49", 6);
    return List.of(
        weighed("98 t on a 49 t limit, in tonnes", 90_001, TRUCK, heavy),
        weighed(
            "98 t on a 49 t limit, in kilograms",
            90_002,
            TRUCK,
            Forms.Weighing.kilograms(98_000, 49_000, 6)),
        weighed("county 330621, abolished in 2013", 90_003, in("330621"), heavy),
        weighed("county 330682, abolished in 2013", 90_004, in("330682"), heavy),
        withoutPlate(heavy),
        weighed(
            "colour 4 of the case system: yellow-green",
            90_006,
            new Vehicle(
                "浙D54321D", "YELLOW_GREEN", Vehicle.Code.of("4"), Vehicle.Code.of("4"), "330602"),
            heavy),
        question(
            "colour 4 of the police with plate kind 52: gradient green",
            90_007,
            new Vehicle(
                "浙DD54321",
                "GRADIENT_GREEN",
                new Vehicle.Code("3", NEW_ENERGY_KIND),
                new Vehicle.Code("4", NEW_ENERGY_KIND),
                "330602")),
        question(
            "colour 2 of the police: blue",
            90_008,
            new Vehicle("浙D20001", "BLUE", Vehicle.Code.of("2"), Vehicle.Code.of("2"), "330602")),
        rareCharacter(),
        skewed(heavy),
        driver(),
        repeated(heavy));
  }

  private static Vehicle in(String county) {
    return Vehicle.yellow("浙D66661", county);
  }

  private Act weighed(String title, int number, Vehicle vehicle, Forms.Weighing weighing) {
    String id = DayOfLetters.id("JC", seed, number);
    String letter = overload(id, vehicle.caseTags(), weighing, vehicle.county());
    return delivered(
        title,
        id,
        ItemKind.OVERLOAD_RECORD,
        facts(vehicle, weighing),
        () -> sending.letter(id, letter));
  }

  private static String overload(String id, Tags plate, Forms.Weighing weighing, String county) {
    return Forms.letter(
        Forms.Head.of(id, "01"),
        "cxjl",
        Forms.overload("REC-" + id, plate, TIME, weighing, county));
  }

  private static Map<String, String> facts(Vehicle vehicle, Forms.Weighing weighing) {
    return Map.of(
        "plate", vehicle.plate(),
        "colour", vehicle.colour(),
        "totalKg", weighing.totalKg(),
        "limitKg", weighing.limitKg(),
        "region", vehicle.region(),
        "time", Facts.instant(TIME));
  }

  private Act withoutPlate(Forms.Weighing weighing) {
    String id = DayOfLetters.id("JC", seed, 90_005);
    Tags plate = new Tags().text("hphm", "无牌").text("hpys", "7");
    String letter = overload(id, plate, weighing, "330602");
    return delivered(
        "无牌, no plate",
        id,
        ItemKind.OVERLOAD_RECORD,
        Map.of(
            "plate",
            "无牌",
            "colour",
            "OTHER",
            "totalKg",
            weighing.totalKg(),
            "time",
            Facts.instant(TIME)),
        () -> sending.letter(id, letter));
  }

  private Act rareCharacter() {
    String id = DayOfLetters.id("CG", seed, 90_009);
    Tags content = Forms.copyNotice(TRUCK.caseTags(), "2021-11-19", "330602", "䶮䶮", "90009");
    String letter = Forms.letter(Forms.Head.of(id, "02"), "cgh", content);
    return delivered(
        "䶮, a character that GBK lacks",
        id,
        ItemKind.COPY_NOTICE,
        Map.of(
            "plate", TRUCK.plate(),
            "colour", "YELLOW",
            "time", "2021-11-19",
            "driverName", "䶮䶮"),
        () -> sending.letter(id, letter));
  }

  private Act skewed(Forms.Weighing weighing) {
    String id = DayOfLetters.id("JC", seed, 90_010);
    String letter = overload(id, TRUCK.caseTags(), weighing, TRUCK.county());
    return delivered(
        "clock 30 s fast",
        id,
        ItemKind.OVERLOAD_RECORD,
        facts(TRUCK, weighing),
        () -> sending.stamped(id, letter, Duration.ofSeconds(30)));
  }

  private Act driver() {
    String id = DayOfLetters.id("HMD", seed, 90_011);
    String entry = "SXHMD-%d-90011".formatted(seed);
    Tags subject =
        new Tags()
            .text("rybs", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")
            .text("ryxm", "䶮*");
    String letter =
        Forms.letter(Forms.Head.of(id, "04"), "hmd", Forms.blacklisted(entry, subject, "2", "03"));
    return delivered(
        "a driver by token and masked name",
        id,
        ItemKind.BLACKLIST_ENTRY,
        Map.of("entry", entry),
        () -> sending.letter(id, letter));
  }

  /** After {@link #weighed} number 90,001 has been sent. */
  private Act repeated(Forms.Weighing weighing) {
    String id = DayOfLetters.id("JC", seed, 90_001);
    String letter = overload(id, TRUCK.caseTags(), weighing, TRUCK.county());
    return new Act(
        "the same letter again",
        Optional.of(new LetterId(id)),
        Optional.of(ItemKind.OVERLOAD_RECORD),
        List.of(DayOfLetters.JINHUA),
        new Expected.Repeated(),
        facts(TRUCK, weighing),
        () -> sending.letter(id, letter));
  }

  private Act question(String title, int number, Vehicle vehicle) {
    String id = DayOfLetters.id("CX", seed, number);
    String document = Forms.question(Forms.Head.of(id, "03"), vehicle.policeTags());
    return new Act(
        title,
        Optional.of(new LetterId(id)),
        Optional.of(ItemKind.VEHICLE_QUESTION),
        List.of(DayOfLetters.JINHUA),
        new Expected.Answered(),
        Map.of("plate", vehicle.plate(), "colour", vehicle.colour()),
        () -> sending.question(document));
  }

  private static Act delivered(
      String title, String id, ItemKind kind, Map<String, String> facts, Supplier<String> send) {
    return new Act(
        title,
        Optional.of(new LetterId(id)),
        Optional.of(kind),
        List.of(DayOfLetters.JINHUA),
        new Expected.Delivered(),
        facts,
        send);
  }
}
