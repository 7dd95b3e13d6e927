package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Shaoxing's share of a day in November 2021: ordinary letters by chance, then the difficult ones.
 */
final class DayOfLetters {
  static final PartyId JINHUA = new PartyId("jinhua");
  private static final String DAY = "2021-11-19";
  private static final String[] SURNAMES = {"陈", "王", "俞", "䶮", "欧阳", "章"};
  private static final String[] GIVEN = {"测试", "示例", "样本"};

  private final long seed;
  private final Random chance;
  private final Sending sending;

  DayOfLetters(long seed, Sending sending) {
    this.seed = seed;
    this.chance = new Random(seed);
    this.sending = sending;
  }

  /** {@code ordinary} letters in the proportions of the year, and every difficulty once. */
  List<Act> acts(int ordinary) {
    List<Act> acts = new ArrayList<>();
    for (int i = 1; i <= ordinary; i++) {
      acts.addAll(ordinary(i));
    }
    acts.addAll(new DifficultLetters(seed, sending).acts());
    acts.addAll(new WrongLetters(seed, sending).acts());
    return acts;
  }

  private List<Act> ordinary(int number) {
    int share = chance.nextInt(100);
    Vehicle vehicle = Vehicle.any(chance);
    if (share < 55) {
      return List.of(overload(number, vehicle));
    }
    if (share < 75) {
      return List.of(question(number, vehicle));
    }
    if (share < 90) {
      return List.of(copyNotice(number, vehicle));
    }
    return share < 97
        ? List.of(blacklistEntry(number, vehicle))
        : List.of(blacklistEntry(number, vehicle), blacklistRemoval(number, vehicle));
  }

  static String id(String kind, long seed, int number) {
    return "SX-%s-20211119-%d-%05d".formatted(kind, seed, number);
  }

  private Act overload(int number, Vehicle vehicle) {
    String id = id("JC", seed, number);
    boolean kilograms = chance.nextInt(3) == 0;
    int total = 50_000 + chance.nextInt(400) * 100;
    Forms.Weighing weighing =
        kilograms
            ? Forms.Weighing.kilograms(total, 49_000, 6)
            : Forms.Weighing.tonnes(tonnes(total), "49", 6);
    String code = "3306213101_%d_%05d".formatted(seed, number);
    String time = time();
    String letter =
        Forms.letter(
            Forms.Head.of(id, "01"),
            "cxjl",
            Forms.overload(code, vehicle.caseTags(), time, weighing, vehicle.county()));
    Map<String, String> facts =
        Map.of(
            "plate", vehicle.plate(),
            "colour", vehicle.colour(),
            "totalKg", weighing.totalKg(),
            "limitKg", weighing.limitKg(),
            "region", vehicle.region(),
            "time", Facts.instant(time));
    return delivered(id, ItemKind.OVERLOAD_RECORD, facts, () -> sending.letter(id, letter));
  }

  private static String tonnes(int kilograms) {
    return BigDecimal.valueOf(kilograms, 3).stripTrailingZeros().toPlainString();
  }

  private Act question(int number, Vehicle vehicle) {
    String id = id("CX", seed, number);
    String document = Forms.question(Forms.Head.of(id, "03"), vehicle.policeTags());
    return new Act(
        "ordinary",
        Optional.of(new LetterId(id)),
        Optional.of(ItemKind.VEHICLE_QUESTION),
        List.of(JINHUA),
        new Expected.Answered(),
        Map.of("plate", vehicle.plate(), "colour", vehicle.colour()),
        () -> sending.question(document));
  }

  private Act copyNotice(int number, Vehicle vehicle) {
    String id = id("CG", seed, number);
    String driver = SURNAMES[chance.nextInt(SURNAMES.length)] + GIVEN[chance.nextInt(GIVEN.length)];
    Tags content =
        Forms.copyNotice(
            vehicle.caseTags(), DAY, vehicle.county(), driver, "%05d".formatted(number));
    String letter = Forms.letter(Forms.Head.of(id, "02"), "cgh", content);
    Map<String, String> facts =
        Map.of(
            "plate", vehicle.plate(),
            "colour", vehicle.colour(),
            "region", vehicle.region(),
            "time", DAY,
            "driverName", driver);
    return delivered(id, ItemKind.COPY_NOTICE, facts, () -> sending.letter(id, letter));
  }

  private Act blacklistEntry(int number, Vehicle vehicle) {
    String id = id("HMD", seed, number);
    String entry = entry(number);
    Tags content =
        Forms.blacklisted(entry, vehicle.caseTags(), "1", "%02d".formatted(1 + chance.nextInt(10)));
    String letter = Forms.letter(Forms.Head.of(id, "04"), "hmd", content);
    return delivered(
        id,
        ItemKind.BLACKLIST_ENTRY,
        entryFacts(entry, vehicle, Forms.LISTED_ON),
        () -> sending.letter(id, letter));
  }

  private Act blacklistRemoval(int number, Vehicle vehicle) {
    String id = id("YC", seed, number);
    String entry = entry(number);
    String letter =
        Forms.letter(Forms.Head.of(id, "04"), "hmdyc", Forms.removed(entry, vehicle.caseTags()));
    return delivered(
        id,
        ItemKind.BLACKLIST_REMOVAL,
        entryFacts(entry, vehicle, Forms.REMOVED_ON),
        () -> sending.letter(id, letter));
  }

  private String entry(int number) {
    return "SXHMD-%d-%05d".formatted(seed, number);
  }

  private static Map<String, String> entryFacts(String entry, Vehicle vehicle, String day) {
    return Map.of(
        "entry", entry, "plate", vehicle.plate(), "colour", vehicle.colour(), "time", day);
  }

  private static Act delivered(
      String id, ItemKind kind, Map<String, String> facts, Supplier<String> send) {
    return new Act(
        "ordinary",
        Optional.of(new LetterId(id)),
        Optional.of(kind),
        List.of(JINHUA),
        new Expected.Delivered(),
        facts,
        send);
  }

  private String time() {
    return DAY
        + " %02d:%02d:%02d".formatted(chance.nextInt(24), chance.nextInt(60), chance.nextInt(60));
  }
}
