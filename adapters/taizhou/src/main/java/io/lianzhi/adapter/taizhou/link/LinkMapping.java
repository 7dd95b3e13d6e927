package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.AlarmSource;
import io.lianzhi.contracts.item.AlarmType;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.HitSource;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.VehicleAlarm;
import io.lianzhi.contracts.item.WatchHit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The link's arrivals as letters, without I/O. A letter's id is derived from what is told, without
 * the frame's number: the same position or alarm sent again is the same letter.
 */
final class LinkMapping {
  private static final String SYSTEM = "809";
  private static final int DIGITS = 32;
  private static final int FASTEST = 300;
  private static final int LONGEST_WORDS = 300;

  private final PartyId party;
  private final Arrivals arrivals;

  LinkMapping(PartyId party, Arrivals arrivals) {
    this.party = party;
    this.arrivals = arrivals;
  }

  Part decode(RawMessage raw) {
    try {
      Frame frame = arrivals.frame(raw).orElseThrow(() -> unreadable("a frame of JT/T 809"));
      Business business =
          Business.read(frame).orElseThrow(() -> unreadable("a body with its lengths"));
      return raw.form().equals(Arrivals.HIT)
          ? hit(raw, frame, business)
          : alarm(raw, frame, business);
    } catch (RefusedException refused) {
      return new Rejected(1, refused.refused(), Optional.empty());
    } catch (InvalidValue invalid) {
      return new Rejected(1, Refused.of(invalid, ""), Optional.empty());
    }
  }

  private static RefusedException unreadable(String accepted) {
    return Refused.of(RefusalCode.SCHEMA, "", accepted).asException();
  }

  private Letter hit(RawMessage raw, Frame frame, Business business) {
    byte[] told =
        Positions.told(frame.edition(), business)
            .orElseThrow(() -> unreadable("positions with their lengths"))
            .get(Integer.parseInt(header(raw, Arrivals.PLACE)));
    Fix fix =
        Fix.read(frame.edition(), told)
            .orElseThrow(() -> unreadable("a position with time and place"));
    LetterId order = new LetterId(header(raw, Arrivals.ORDER));
    LetterId id = id(order.value().getBytes(StandardCharsets.US_ASCII), business.vehicle(), told);
    return letter(id, raw, hit(header(raw, Arrivals.NUMBER), business, fix))
        .withMatter(new Matter(header(raw, Arrivals.MATTER)))
        .answering(order);
  }

  private static Item hit(String number, Business business, Fix fix) {
    return new WatchHit(
        number,
        Vehicle.plate(business.vehicle(), BeijingDay.of(fix.at())),
        Told.read("DATE, TIME", "item.seenAt", fix.local(), _ -> fix.at()),
        HitSource.POSITIONING,
        Field.unknown(),
        Field.unknown(),
        Field.of(Told.read("LON, LAT", "item.position", fix.degrees(), _ -> fix.position())),
        known(Told.read("VEC1", "item.speedKmh", fix.kilometresPerHour(), speed -> speed), FASTEST),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  private static Field<Integer> known(int value, int most) {
    return value <= most ? Field.of(value) : Field.unknown();
  }

  private Letter alarm(RawMessage raw, Frame frame, Business business) {
    Alarm alarm =
        Alarm.read(frame.edition(), business)
            .orElseThrow(() -> unreadable("an alarm with its lengths"));
    return letter(id(business.vehicle(), business.data()), raw, item(alarm));
  }

  private static Item item(Alarm alarm) {
    return new VehicleAlarm(
        Vehicle.plate(alarm.vehicle(), BeijingDay.of(alarm.raisedAt())),
        Told.read("WARN_TYPE", "item.alarmType", alarm.type(), AlarmType::of),
        Told.read("WARN_SRC", "item.alarmSource", alarm.source(), LinkMapping::source),
        Told.read(
            "WARN_TIME",
            "item.raisedAt",
            alarm.raisedAt().getEpochSecond(),
            Instant::ofEpochSecond),
        Field.ofOptional(
            alarm
                .number()
                .map(number ->
                    Told.read("INFO_ID", "item.alarmNumber", number, Integer::toUnsignedString))),
        Field.unknown(),
        Field.ofOptional(
            alarm
                .words()
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .map(words ->
                    Told.read("INFO_CONTENT", "item.description", words, LinkMapping::cut))));
  }

  private static AlarmSource source(int code) {
    return AlarmSource.of(code)
        .orElseThrow(
            () -> new InvalidValue(RefusalCode.CODE_UNKNOWN, "unknown WARN_SRC", "1, 2, 3, 9"));
  }

  private static String cut(String words) {
    return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
  }

  private Letter letter(LetterId id, RawMessage raw, Item item) {
    List<PartyId> to =
        Arrays.stream(header(raw, Arrivals.TO).split(",")).map(PartyId::new).toList();
    return Letter.of(id, Origin.of(party), to, new Purpose(header(raw, Arrivals.PURPOSE)), item)
        .withUrgency(Urgency.URGENT);
  }

  private static String header(RawMessage raw, String name) {
    return raw.header(name).orElseThrow();
  }

  private static LetterId id(byte[]... told) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] each : told) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(each.length).flip());
        digest.update(each);
      }
      String hex = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
      return LetterId.derived(SYSTEM, hex, 1);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
