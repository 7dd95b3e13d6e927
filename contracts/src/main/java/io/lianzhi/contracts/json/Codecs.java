package io.lianzhi.contracts.json;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.AlarmSource;
import io.lianzhi.contracts.item.AlarmType;
import io.lianzhi.contracts.item.AxleLayout;
import io.lianzhi.contracts.item.Dimensions;
import io.lianzhi.contracts.item.DishonestReason;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.HitSource;
import io.lianzhi.contracts.item.LegalBasis;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.MassLimit;
import io.lianzhi.contracts.item.OverloadStatus;
import io.lianzhi.contracts.item.OverrunRate;
import io.lianzhi.contracts.item.PenaltyDecision;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateKind;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.Position;
import io.lianzhi.contracts.item.RecordCode;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.RiskLevel;
import io.lianzhi.contracts.item.StationCode;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.UnifiedCreditCode;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.item.VehicleUse;
import io.lianzhi.contracts.item.Vin;
import io.lianzhi.contracts.item.WatchAction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * How each type of value stands in canonical JSON. Masses are {@code {"kg": 98000}}, never bare.
 */
public final class Codecs {
  public static final Codec<LocalDate> DATE = Codec.ofText(LocalDate::toString, Codecs::date);
  public static final Codec<Instant> INSTANT = Codec.ofText(Instant::toString, Codecs::instant);
  public static final Codec<Boolean> BOOLEAN = Codec.of(value -> value, Codecs::bool);
  public static final Codec<BigDecimal> DECIMAL = Codec.of(value -> value, Codecs::decimal);

  public static final Codec<Plate> PLATE = Codec.of(PlateCodec::write, PlateCodec::readPlate);
  public static final Codec<PlateReading> PLATE_READING =
      Codec.of(PlateCodec::write, PlateCodec::read);
  public static final Codec<Subject> SUBJECT = Codec.of(SubjectCodec::write, SubjectCodec::read);
  public static final Codec<Vin> VIN = Codec.ofText(Vin::value, Vin::new);
  public static final Codec<UnifiedCreditCode> CREDIT_CODE =
      Codec.ofText(UnifiedCreditCode::value, UnifiedCreditCode::new);
  public static final Codec<Region> REGION = Codec.ofText(Region::code, Region::new);
  public static final Codec<VehicleType> VEHICLE_TYPE =
      Codec.ofText(VehicleType::code, VehicleType::new);
  public static final Codec<VehicleUse> VEHICLE_USE =
      Codec.ofText(VehicleUse::code, VehicleUse::new);
  public static final Codec<PlateKind> PLATE_KIND = Codec.ofText(PlateKind::code, PlateKind::new);
  public static final Codec<TransportCertificate> TRANSPORT_CERTIFICATE =
      Codec.ofText(TransportCertificate::value, TransportCertificate::new);
  public static final Codec<DriverQualification> DRIVER_QUALIFICATION =
      Codec.ofText(DriverQualification::value, DriverQualification::new);
  public static final Codec<RecordCode> RECORD_CODE =
      Codec.ofText(RecordCode::value, RecordCode::new);
  public static final Codec<StationCode> STATION =
      Codec.ofText(StationCode::value, StationCode::new);
  public static final Codec<DishonestReason> DISHONEST_REASON =
      Codec.ofText(DishonestReason::code, DishonestReason::new);
  public static final Codec<OverloadStatus> OVERLOAD_STATUS =
      Codec.ofText(OverloadStatus::name, OverloadStatus::new);
  public static final Codec<SubjectType> SUBJECT_TYPE = ofEnum(SubjectType.class);
  public static final Codec<WatchAction> WATCH_ACTION = ofEnum(WatchAction.class);
  public static final Codec<RiskLevel> RISK_LEVEL = ofEnum(RiskLevel.class);
  public static final Codec<HitSource> HIT_SOURCE = ofEnum(HitSource.class);
  public static final Codec<AlarmSource> ALARM_SOURCE = ofEnum(AlarmSource.class);
  public static final Codec<AlarmType> ALARM_TYPE = Codec.ofText(AlarmType::code, AlarmType::new);
  public static final Codec<AxleLayout> AXLE_LAYOUT =
      Codec.ofText(AxleLayout::value, AxleLayout::new);

  public static final Codec<Mass> MASS =
      Codec.of(
          mass -> JsonObject.tree("kg", mass.kilograms()),
          raw -> Mass.ofKilograms(JsonObject.mass(raw, "kg").decimal("kg")));

  /** The mass of a vehicle with its load: one that no vehicle can have is ambiguous. */
  public static final Codec<Mass> GROSS_MASS =
      Codec.of(MASS::write, raw -> MASS.read(raw).requirePlausibleGross());

  public static final Codec<OverrunRate> OVERRUN_RATE =
      Codec.of(
          rate -> JsonObject.tree("percent", rate.percent()),
          raw -> new OverrunRate(JsonObject.of(raw, "percent").decimal("percent")));
  public static final Codec<MassLimit> MASS_LIMIT =
      Codec.of(
          limit -> JsonObject.tree("kg", limit.mass().kilograms(), "rule", limit.rule()),
          raw -> {
            JsonObject object = JsonObject.mass(raw, "kg", "rule");
            return new MassLimit(Mass.ofKilograms(object.decimal("kg")), object.text("rule"));
          });
  public static final Codec<Dimensions> DIMENSIONS =
      Codec.of(
          size ->
              JsonObject.tree(
                  "lengthMm",
                  size.lengthMm(),
                  "widthMm",
                  size.widthMm(),
                  "heightMm",
                  size.heightMm()),
          raw -> {
            JsonObject object = JsonObject.of(raw, "lengthMm", "widthMm", "heightMm");
            return new Dimensions(
                object.integer("lengthMm"), object.integer("widthMm"), object.integer("heightMm"));
          });
  public static final Codec<Position> POSITION =
      Codec.of(
          place ->
              JsonObject.tree(
                  "longitudeMicrodegrees",
                  place.longitudeMicrodegrees(),
                  "latitudeMicrodegrees",
                  place.latitudeMicrodegrees()),
          raw -> {
            JsonObject object = JsonObject.of(raw, "longitudeMicrodegrees", "latitudeMicrodegrees");
            return new Position(
                object.integer("longitudeMicrodegrees"), object.integer("latitudeMicrodegrees"));
          });
  public static final Codec<LegalBasis> LEGAL_BASIS =
      Codec.of(
          basis ->
              JsonObject.tree(
                  "title",
                  basis.title(),
                  "versionDate",
                  basis.versionDate().toString(),
                  "article",
                  basis.article()),
          raw -> {
            JsonObject object = JsonObject.of(raw, "title", "versionDate", "article");
            return new LegalBasis(
                object.text("title"), date(object.text("versionDate")), object.text("article"));
          });
  public static final Codec<PenaltyDecision> PENALTY_DECISION =
      Codec.of(DecisionCodec::write, DecisionCodec::read);

  private Codecs() {}

  /** Text of 1 to {@code longest} characters, trimmed, without control characters. */
  public static Codec<String> text(int longest) {
    return Codec.ofText(
        text -> text,
        text -> {
          if (text.isBlank()
              || text.codePointCount(0, text.length()) > longest
              || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                RefusalCode.SCHEMA, "text out of range", "1 to " + longest + " characters");
          }
          return text.strip();
        });
  }

  public static Codec<Integer> integer(int least, int most) {
    return Codec.of(value -> value, raw -> JsonObject.integer(raw, least, most));
  }

  public static <T> Codec<List<T>> list(Codec<T> element, int most) {
    return Codec.of(
        list -> list.stream().map(element::write).toList(),
        raw -> {
          if (raw instanceof List<?> list && list.size() <= most) {
            return list.stream().<T>map(element::read).toList();
          }
          throw new InvalidValue(RefusalCode.SCHEMA, "not a list", "at most " + most + " entries");
        });
  }

  /** A code whose table may grow: one not in it is {@link RefusalCode#CODE_UNKNOWN}. */
  public static <E extends Enum<E>> Codec<E> ofEnum(Class<E> type) {
    return ofEnum(type, RefusalCode.CODE_UNKNOWN);
  }

  /** A name of the form itself: one not in it is {@link RefusalCode#SCHEMA}. */
  static <E extends Enum<E>> Codec<E> ofName(Class<E> type) {
    return ofEnum(type, RefusalCode.SCHEMA);
  }

  private static <E extends Enum<E>> Codec<E> ofEnum(Class<E> type, RefusalCode otherwise) {
    return Codec.ofText(
        Enum::name,
        text -> {
          try {
            return Enum.valueOf(type, text);
          } catch (IllegalArgumentException unknown) {
            throw new InvalidValue(
                otherwise, "unknown name", List.of(type.getEnumConstants()).toString());
          }
        });
  }

  private static LocalDate date(String text) {
    try {
      return fourDigitYear(LocalDate.parse(text));
    } catch (DateTimeException broken) {
      throw new InvalidValue(RefusalCode.SCHEMA, "not a date", "a day as 2021-11-19");
    }
  }

  private static Instant instant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      fourDigitYear(time.toLocalDate());
      return time.toInstant();
    } catch (DateTimeException broken) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a time with offset", "a time as 2021-11-19T08:30:00+08:00");
    }
  }

  /** No store or timer downstream takes the years that the JDK can count. */
  private static LocalDate fourDigitYear(LocalDate day) {
    if (day.getYear() < 1000 || day.getYear() > 9998) {
      throw new DateTimeException("year out of range");
    }
    return day;
  }

  private static Boolean bool(Object raw) {
    if (raw instanceof Boolean truth) {
      return truth;
    }
    throw new InvalidValue(RefusalCode.SCHEMA, "not a truth value", "true or false");
  }

  private static BigDecimal decimal(Object raw) {
    if (raw instanceof BigDecimal number) {
      return number;
    }
    throw new InvalidValue(RefusalCode.SCHEMA, "not a number", "a JSON number");
  }
}
