package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.Dimensions;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.UnifiedCreditCode;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.item.VehicleUse;
import io.lianzhi.contracts.item.Vin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A synthetic register of vehicles: what it knows of a plate follows from the plate alone, and one
 * plate in eight is unknown to it.
 */
final class VehicleRegister {
  private static final int UNKNOWN_ONE_IN = 8;
  private static final List<String> VINS = List.of("LGHXCFRH9M0000004", "LRR7R7R77MR700077");
  private static final List<String> TYPES = List.of("H11", "H17", "Q11", "H31");
  private static final List<String> BRANDS = List.of("豪沃牌", "解放牌", "东风牌", "陕汽牌");

  private final PartyId party;

  VehicleRegister(PartyId party) {
    this.party = party;
  }

  static boolean knows(Plate plate) {
    return Math.floorMod(plate.key().hashCode(), UNKNOWN_ONE_IN) != 0;
  }

  /** The answer to a question, under an id that is the same each time it is asked. */
  Letter answer(Letter question, String incident) {
    VehicleQuestion asked = (VehicleQuestion) question.item();
    return new Letter(
        new LetterId("answer-" + incident),
        1,
        question.matter(),
        new Origin(party, Optional.of("330702"), Optional.empty()),
        List.of(question.from().party()),
        question.purpose(),
        record(asked.plate()),
        Optional.of(question.id()),
        Optional.empty(),
        Urgency.IMMEDIATE,
        question.test());
  }

  private static VehicleRecord record(Plate plate) {
    return knows(plate) ? known(plate) : unknown(plate);
  }

  private static VehicleRecord known(Plate plate) {
    int number = Math.floorMod(plate.key().hashCode(), 900_000) + 100_000;
    return new VehicleRecord(
        plate,
        true,
        Field.ofOptional(plate.kind()),
        Field.of(new VehicleType(pick(TYPES, number))),
        Field.of(new VehicleUse("F")),
        Field.of(new Vin(pick(VINS, number))),
        Field.of(pick(BRANDS, number)),
        Field.of("ZZ" + number),
        Field.of("测试车主" + number % 100),
        Field.of(new UnifiedCreditCode("91330109MA0TEHT274")),
        Field.of("金华样例运输有限公司"),
        Field.of(new TransportCertificate("330702" + number)),
        Field.of("营运"),
        Field.of(LocalDate.of(2022 + number % 3, 6, 30)),
        Field.of("道路普通货物运输"),
        Field.ofOptional(plate.registrationHint()),
        Field.of(2 + number % 5),
        Field.of(Mass.ofKilograms(8_000 + number % 7_000)),
        Field.of(Mass.ofKilograms(15_000 + number % 15_000)),
        Field.of(Mass.ofKilograms(49_000)),
        Field.of(new Dimensions(17_000, 2_550, 3_950)),
        Field.of(LocalDate.of(2022, 1 + number % 12, 28)),
        Field.of(LocalDate.of(2022, 1 + number % 12, 27)),
        Field.of(number % 10 != 0),
        Field.of(number % 4),
        Field.of(List.of()),
        Field.of(Instant.parse("2021-11-18T16:00:00Z")));
  }

  private static VehicleRecord unknown(Plate plate) {
    return new VehicleRecord(
        plate,
        false,
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  private static String pick(List<String> from, int number) {
    return from.get(number % from.size());
  }
}
