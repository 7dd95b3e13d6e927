package io.lianzhi.sandbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.item.AlarmSource;
import io.lianzhi.contracts.item.AlarmType;
import io.lianzhi.contracts.item.AxleLayout;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.Dimensions;
import io.lianzhi.contracts.item.DishonestReason;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.HitSource;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.LegalBasis;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.MassLimit;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.OverrunRate;
import io.lianzhi.contracts.item.PenaltyDecision;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Position;
import io.lianzhi.contracts.item.RecordCode;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.RiskLevel;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.VehicleAlarm;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleSubject;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.item.WatchAction;
import io.lianzhi.contracts.item.WatchHit;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import io.lianzhi.contracts.json.LetterJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Synthetic letters of Jinhua, 2 KiB each where the kind can hold it: padded in the fields that a
 * memorandum releases, so that what goes out is as long as what comes in.
 */
final class SampleLetters {
  private static final PartyId JINHUA = new PartyId(SandboxHome.HUB);
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);
  private static final LegalBasis BASIS =
      new LegalBasis("公路安全保护条例", LocalDate.of(2011, 7, 1), "第六十四条");
  private static final int TARGET_BYTES = 2048;
  private static final int BYTES_OF_CHARACTER = 3;
  private static final int PLATES = 90_000;

  private final PartyId to;
  private final String prefix;

  /** Letters to this party; their ids begin with {@code prefix} and a hyphen. */
  SampleLetters(PartyId to, String prefix) {
    this.to = to;
    this.prefix = prefix;
  }

  /** The letter with this serial number, in canonical JSON. */
  byte[] letter(ItemKind kind, int serial) {
    return letter(kind, serial, 1);
  }

  /** One of several versions of what is known about one subject. */
  byte[] letter(ItemKind kind, int serial, int version) {
    byte[] bare = LetterJson.write(letter(kind, serial, version, new Padding(0)));
    int room = Math.max(0, TARGET_BYTES - bare.length) / BYTES_OF_CHARACTER;
    return LetterJson.write(letter(kind, serial, version, new Padding(room)));
  }

  private Letter letter(ItemKind kind, int serial, int version, Padding padding) {
    Item item = item(kind, serial, padding);
    Letter letter =
        Letter.of(
            new LetterId(prefix + "-" + serial + "-" + version),
            new Origin(
                JINHUA,
                Optional.of(padding.fill("金华示例执法队", 64)),
                Optional.of(padding.fill("浙07021234567", 64))),
            List.of(to),
            purpose(kind),
            item);
    return letter.withMatter(new Matter(prefix + "-" + serial)).withVersion(version);
  }

  /** Characters still to be spent on fields that have room. */
  private static final class Padding {
    private int room;

    Padding(int room) {
      this.room = room;
    }

    /** The text, longer by as much as the field can hold. */
    String fill(String text, int most) {
      int more = Math.min(room, most - text.length());
      room -= more;
      return text + "示".repeat(more);
    }
  }

  private static Purpose purpose(ItemKind kind) {
    return new Purpose(
        switch (kind) {
          case COPY_NOTICE -> "CASE_HANDLING";
          case VEHICLE_QUESTION, VEHICLE_RECORD -> "ROAD_INSPECTION";
          case OVERLOAD_RECORD, WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM ->
              "OVERLOAD_CONTROL";
          case BLACKLIST_ENTRY, BLACKLIST_REMOVAL -> "CREDIT_SUPERVISION";
        });
  }

  private static Item item(ItemKind kind, int serial, Padding padding) {
    Plate plate = new Plate(String.format("浙A%05d", 10_000 + serial % PLATES), PlateColour.YELLOW);
    return switch (kind) {
      case COPY_NOTICE -> copyNotice(plate, padding);
      case VEHICLE_QUESTION ->
          new VehicleQuestion(
              plate,
              Field.unknown(),
              Field.of(padding.fill("G60K" + serial % 400 + "+300", 120)),
              Field.of(padding.fill("路检", 120)));
      case OVERLOAD_RECORD -> overload(plate, serial, padding);
      case BLACKLIST_ENTRY -> entry(plate, serial, padding);
      case BLACKLIST_REMOVAL ->
          new BlacklistRemoval(
              "BL-" + serial,
              new VehicleSubject(plate),
              DAY,
              Field.of(padding.fill("处罚已履行", 200)),
              Field.of(padding.fill("金华市交通运输局", 120)));
      case WATCH_ORDER -> watchOrder(plate, serial, padding);
      case WATCH_REVOCATION ->
          new WatchRevocation(
              "BK-" + serial,
              plate,
              Instant.parse("2021-11-21T03:00:00Z"),
              Field.of(padding.fill("车辆已到案处理", 200)));
      case WATCH_HIT -> watchHit(plate, serial, padding);
      case VEHICLE_ALARM -> alarm(plate, serial, padding);
      case VEHICLE_RECORD ->
          throw new IllegalArgumentException("a vehicle record answers; it is not sent alone");
    };
  }

  private static CopyNotice copyNotice(Plate plate, Padding padding) {
    return new CopyNotice(
        plate,
        DAY,
        Field.of(new Region("330109")),
        Field.of(new VehicleType("H17")),
        Field.of(padding.fill("杭州示例运输有限公司", 120)),
        Field.of(new TransportCertificate("330109000123")),
        Field.of(padding.fill("示例驾驶人", 120)),
        Field.of(new DriverQualification("330702190102030006")),
        Field.of(padding.fill("杭州示例运输有限公司", 120)),
        Field.of(padding.fill("金华示例矿场", 120)),
        Field.of(padding.fill("ZZ20211119-0001", 64)),
        Field.of(
            new PenaltyDecision(
                "金示例罚〔2021〕00204号", DAY, Optional.of(new BigDecimal("16660")), BASIS)),
        Field.of("超限运输"),
        Field.unknown());
  }

  private static OverloadRecord overload(Plate plate, int serial, Padding padding) {
    return new OverloadRecord(
        new RecordCode("3307023107_" + (1_637_280_000_000L + serial)),
        plate,
        Instant.parse("2021-11-19T03:00:00Z").plusSeconds(serial % 80_000),
        Mass.ofKilograms(98_000),
        Field.of(new StationCode("3307023107")),
        Field.of(padding.fill("示例检测点", 120)),
        Field.of(new Region("330702")),
        Field.of(new Region("330109")),
        Field.of(new Plate("浙A1234挂", PlateColour.YELLOW)),
        Field.of(new VehicleType("H17")),
        Field.of(6),
        Field.of(new AxleLayout("1+2+3")),
        Field.of(Collections.nCopies(6, Mass.ofKilograms(16_333))),
        Field.of(new MassLimit(Mass.ofKilograms(49_000), "超限运输车辆行驶公路管理规定 art.3")),
        Field.of(Mass.ofKilograms(49_000)),
        Field.of(OverrunRate.of(Mass.ofKilograms(98_000), Mass.ofKilograms(49_000))),
        Field.of(62),
        Field.of(2),
        Field.of(padding.fill("东向西", 64)),
        Field.of(new Dimensions(17_500, 2_550, 3_980)),
        Field.of(true),
        Field.of(true),
        Field.of(padding.fill("浙超许2021-0001", 64)),
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

  private static WatchOrder watchOrder(Plate plate, int serial, Padding padding) {
    return new WatchOrder(
        "BK-" + serial,
        plate,
        Instant.parse("2021-11-19T04:00:00Z"),
        Instant.parse("2021-12-19T04:00:00Z"),
        WatchAction.INTERCEPT,
        padding.fill("一年内违法超限运输四次", 200),
        Field.unknown(),
        Field.of(RiskLevel.MEDIUM),
        Field.of(List.of(new StationCode("3310813107"))),
        Field.of(
            List.of("G228", "S28", "G15", "G104").stream()
                .map(road -> padding.fill(road, 120))
                .toList()),
        Field.of(padding.fill("金华市交通运输行政执法队", 120)),
        Field.of(padding.fill("执法队第二大队", 120)),
        Field.of(BASIS));
  }

  private static WatchHit watchHit(Plate plate, int serial, Padding padding) {
    return new WatchHit(
        "BK-" + serial,
        plate,
        Instant.parse("2021-11-20T03:00:00Z").plusSeconds(serial % 80_000),
        HitSource.STATION,
        Field.of(97),
        Field.of(new StationCode("3307023107")),
        Field.of(new Position(119_523_467, 29_047_812)),
        Field.of(58),
        Field.of(padding.fill("东向西", 64)),
        Field.of(2),
        Field.of(Mass.ofKilograms(86_400)));
  }

  private static VehicleAlarm alarm(Plate plate, int serial, Padding padding) {
    return new VehicleAlarm(
        plate,
        AlarmType.of(0x0002),
        AlarmSource.VEHICLE_TERMINAL,
        Instant.parse("2021-11-20T03:00:00Z").plusSeconds(serial % 80_000),
        Field.of(padding.fill(Integer.toHexString(serial), 32)),
        Field.of(new Position(119_640_915, 29_083_126)),
        Field.of(padding.fill("连续驾驶超过四小时", 300)));
  }

  private static BlacklistEntry entry(Plate plate, int serial, Padding padding) {
    return new BlacklistEntry(
        "BL-" + serial,
        new VehicleSubject(plate),
        SubjectType.VEHICLE,
        new DishonestReason("01"),
        DAY,
        DAY.plusYears(2),
        Field.of(
            List.of("1", "2", "3", "4", "5", "6", "7", "8").stream()
                .map(number -> padding.fill("金示例罚〔2021〕0020" + number + "号", 64))
                .toList()),
        Field.of(padding.fill("金华市交通运输局", 120)),
        Field.of(DAY),
        Field.of(DAY.plusDays(10)),
        Field.of(BASIS));
  }
}
