package io.lianzhi.sandbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.item.AxleLayout;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.DishonestReason;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.LegalBasis;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.MassLimit;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.PenaltyDecision;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.RecordCode;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleSubject;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.json.LetterJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Synthetic letters of Jinhua to Hangzhou, about 2 KiB each where the kind can hold it. */
final class SampleLetters {
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);
  private static final LegalBasis BASIS =
      new LegalBasis("公路安全保护条例", LocalDate.of(2011, 7, 1), "第六十四条");
  private static final int TARGET_BYTES = 2048;
  private static final int PLATES = 90_000;

  private SampleLetters() {}

  /** The letter with this serial number, in canonical JSON. */
  static byte[] letter(ItemKind kind, String prefix, int serial) {
    LetterId id = new LetterId(prefix + "-" + serial);
    byte[] bare = LetterJson.write(letter(id, item(kind, serial, 1)));
    int room = Math.clamp((TARGET_BYTES - bare.length) / 3, 1, 1000);
    return LetterJson.write(letter(id, item(kind, serial, room)));
  }

  private static Letter letter(LetterId id, Item item) {
    return Letter.of(id, Origin.of(JINHUA), List.of(HANGZHOU), purpose(item.kind()), item);
  }

  private static Purpose purpose(ItemKind kind) {
    return new Purpose(
        switch (kind) {
          case COPY_NOTICE -> "CASE_HANDLING";
          case VEHICLE_QUESTION, VEHICLE_RECORD -> "ROAD_INSPECTION";
          case OVERLOAD_RECORD -> "OVERLOAD_CONTROL";
          case BLACKLIST_ENTRY, BLACKLIST_REMOVAL -> "CREDIT_SUPERVISION";
        });
  }

  private static Item item(ItemKind kind, int serial, int room) {
    Plate plate = new Plate(String.format("浙A%05d", 10_000 + serial % PLATES), PlateColour.YELLOW);
    return switch (kind) {
      case COPY_NOTICE -> copyNotice(plate, room);
      case VEHICLE_QUESTION ->
          new VehicleQuestion(
              plate, Field.unknown(), Field.of("G60K" + serial % 400 + "+300"), Field.unknown());
      case OVERLOAD_RECORD -> overload(plate, serial);
      case BLACKLIST_ENTRY -> entry(plate, serial);
      case BLACKLIST_REMOVAL ->
          new BlacklistRemoval(
              "BL-" + serial, new VehicleSubject(plate), DAY, Field.of("处罚已履行"), Field.unknown());
      case VEHICLE_RECORD ->
          throw new IllegalArgumentException("a vehicle record answers; it is not sent alone");
    };
  }

  private static CopyNotice copyNotice(Plate plate, int room) {
    return new CopyNotice(
        plate,
        DAY,
        Field.of(new Region("330109")),
        Field.of(new VehicleType("H17")),
        Field.of("杭州示例运输有限公司"),
        Field.of(new TransportCertificate("330109000123")),
        Field.of("示例驾驶人"),
        Field.of(new DriverQualification("330702190102030006")),
        Field.of("杭州示例运输有限公司"),
        Field.of("金华示例矿场"),
        Field.of("ZZ20211119-0001"),
        Field.of(
            new PenaltyDecision(
                "金示例罚〔2021〕00204号", DAY, Optional.of(new BigDecimal("16660")), BASIS)),
        Field.of("超限运输"),
        Field.of("备".repeat(room)));
  }

  private static OverloadRecord overload(Plate plate, int serial) {
    return new OverloadRecord(
        new RecordCode("3307023107_" + (1_637_280_000_000L + serial)),
        plate,
        Instant.parse("2021-11-19T03:00:00Z").plusSeconds(serial % 80_000),
        Mass.ofKilograms(98_000),
        Field.of(new StationCode("3307023107")),
        Field.of("示例检测点"),
        Field.of(new Region("330702")),
        Field.of(new Region("330109")),
        Field.unknown(),
        Field.of(new VehicleType("H17")),
        Field.of(6),
        Field.of(new AxleLayout("1+2+3")),
        Field.unknown(),
        Field.of(new MassLimit(Mass.ofKilograms(49_000), "超限运输车辆行驶公路管理规定 art.3")),
        Field.of(Mass.ofKilograms(49_000)),
        Field.unknown(),
        Field.of(62),
        Field.of(2),
        Field.of("东向西"),
        Field.unknown(),
        Field.of(true),
        Field.of(true),
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

  private static BlacklistEntry entry(Plate plate, int serial) {
    return new BlacklistEntry(
        "BL-" + serial,
        new VehicleSubject(plate),
        SubjectType.VEHICLE,
        new DishonestReason("01"),
        DAY,
        DAY.plusYears(2),
        Field.of(List.of("金示例罚〔2021〕00204号")),
        Field.of("金华市交通运输局"),
        Field.of(DAY),
        Field.of(DAY.plusDays(10)),
        Field.of(BASIS));
  }
}
