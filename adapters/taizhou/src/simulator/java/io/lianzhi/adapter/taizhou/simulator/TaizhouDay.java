package io.lianzhi.adapter.taizhou.simulator;

import static io.lianzhi.contracts.RefusalCode.CODE_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.EXPIRED;
import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static io.lianzhi.contracts.RefusalCode.ID_CONFLICT;
import static io.lianzhi.contracts.RefusalCode.MEMORANDUM_EXPIRED;
import static io.lianzhi.contracts.RefusalCode.NOT_AUTHORISED_PURPOSE;
import static io.lianzhi.contracts.RefusalCode.OUTSIDE_MEMORANDUM;
import static io.lianzhi.contracts.RefusalCode.REGION_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.SCHEMA;
import static io.lianzhi.contracts.RefusalCode.TARGET_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.UNIT_AMBIGUOUS;
import static io.lianzhi.contracts.RefusalCode.WRONG_SENDER;

import io.lianzhi.contracts.testkit.Act;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Taizhou's share of 19 November 2021: mostly weighings, and every difficulty that its events can
 * hold.
 */
final class TaizhouDay {
  private record Painted(int code, String plate) {}

  private static final List<Painted> COLOURS =
      List.of(
          new Painted(1, "浙GA3302"),
          new Painted(2, "浙GA2201"),
          new Painted(3, "浙GA4403"),
          new Painted(4, "浙GA0119"),
          new Painted(5, "浙GA5504"),
          new Painted(9, "浙GA6609"),
          new Painted(91, "浙G09101"),
          new Painted(92, "浙G09202"),
          new Painted(93, "浙G12345D"),
          new Painted(94, "浙GD12345"));

  private final Drafts drafts;
  private final Acts acts;
  private final Random dice;

  private TaizhouDay(long seed, Outbox outbox) {
    this.drafts = new Drafts(seed);
    this.acts = new Acts(outbox);
    this.dice = new Random(seed);
  }

  static List<Act> of(long seed, int letters, Outbox outbox, Optional<LowerPlatform> platform) {
    TaizhouDay day = new TaizhouDay(seed, outbox);
    for (int i = 0; i < letters; i++) {
      day.ordinary();
    }
    day.weights();
    day.plates();
    day.regions();
    day.people();
    day.order();
    day.forms();
    day.rules();
    platform.ifPresent(link -> new LinkDay(seed, link).alarms().forEach(day.acts::add));
    return day.acts.all();
  }

  private void ordinary() {
    int die = dice.nextInt(100);
    if (die < 80) {
      acts.delivered("ordinary", drafts.overload());
    } else if (die < 88) {
      acts.delivered("ordinary", drafts.copyLetter());
    } else if (die < 94) {
      acts.answered("ordinary", drafts.question());
    } else if (die < 98) {
      acts.delivered("ordinary", drafts.listing());
    } else {
      acts.delivered("ordinary", drafts.delisting(drafts.listing()));
    }
  }

  private void weights() {
    acts.delivered("98 t on a 49 t limit", drafts.overload(98_000, 49_000));
    acts.delivered("a truck of 100 t and more", drafts.overload(104_360, 49_000));
    acts.delivered("on the city's own list: 70 t", drafts.overload(70_000, 49_000));
    acts.refused(
        UNIT_AMBIGUOUS,
        "tonnes in a member of kilograms: 98",
        drafts.overload().with("gross_kg", BigDecimal.valueOf(98)));
    acts.refused(
        UNIT_AMBIGUOUS,
        "axles in tonnes",
        drafts.overload().with("axle_kg", List.of(new BigDecimal("7.2"), new BigDecimal("15.1"))));
    acts.refused(SCHEMA, "a weight in a text", drafts.overload().with("gross_kg", "98000"));
  }

  private void plates() {
    for (Painted colour : COLOURS) {
      acts.delivered(
          "colour " + colour.code(), drafts.overload().vehicle(colour.plate(), colour.code()));
    }
    acts.delivered("no plate was seen: 无牌", drafts.overload().vehicle("无牌", 9));
    acts.parked(
        CODE_UNKNOWN, "0x93 taken for 93: colour 147", drafts.overload().vehicle("浙G12346D", 147));
    acts.refused(
        ID_CHECK_FAILED,
        "a military plate is never shared",
        drafts.overload().vehicle("VA00001", 4));
  }

  private void regions() {
    Draft old = drafts.copyLetter().with("home_area", "331021");
    acts.delivered("Yuhuan's code of before 2017: 331021", old);
    acts.delivered(
        "Yuhuan's code of today: 331083", drafts.copyLetter().with("home_area", "331083"));
    acts.parked(
        REGION_UNKNOWN,
        "a development zone has no code",
        drafts.copyLetter().with("home_area", "331091"));
  }

  private void people() {
    acts.delivered("a rare name: 赵䶮", drafts.copyLetter().with("driver", "赵䶮"));
    Draft qualified = drafts.copyLetter().with("driver_no", "330183190707070006");
    acts.delivered(
        "a qualification number is masked on its way",
        qualified,
        with(qualified.facts(), "qualification", "3301**********0006"));
    Draft noted = drafts.copyLetter().with("note", "已卸载转运");
    acts.delivered("notes stay in the city", noted, with(noted.facts(), "withheld", "remarks"));
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("person_token", "5a".repeat(32));
    person.put("masked_name", "䶮*");
    Draft listing = drafts.listing().with("subject_kind", "D").with("subject", person);
    acts.delivered("a person by token and masked name", listing);
    acts.delivered("and taken down again", drafts.delisting(listing));
  }

  private static Map<String, String> with(Map<String, String> facts, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(facts);
    changed.put(name, value);
    return changed;
  }

  private void order() {
    acts.twice("an event that comes twice", drafts.overload());
    acts.reversed("out of order", drafts.overload(), drafts.overload());
    Draft listing = drafts.listing();
    acts.reversed("a removal before its entry", listing, drafts.delisting(listing));
    acts.answered("a question", drafts.question());
  }

  private void forms() {
    acts.refusedBytes(
        SCHEMA, "half an event", "{\"specversion\":\"1.0\",\"id".getBytes(StandardCharsets.UTF_8));
    acts.refused(SCHEMA, "a weighing without its time", drafts.overload().without("passed_at"));
    acts.refused(
        SCHEMA,
        "Beijing's time in words",
        drafts.overload().with("passed_at", "2021-11-19 08:30:00"));
    acts.refused(SCHEMA, "a misspelt member", drafts.overload().with("gross_weight", "98"));
    acts.parked(
        CODE_UNKNOWN,
        "an event of a later form",
        drafts.overload().withHead("type", "cn.tzjt.zfzd.overload.v2"));
    acts.parked(CODE_UNKNOWN, "an eleventh cause", drafts.listing().with("cause_code", "11"));
    acts.parked(
        CODE_UNKNOWN,
        "a vehicle class that no table has",
        drafts.overload().with("vehicle_class", "Z99"));
  }

  private void rules() {
    acts.refused(
        NOT_AUTHORISED_PURPOSE,
        "a question outside its purpose",
        drafts.question().withHead("purpose", "STATISTICS"));
    acts.refused(
        MEMORANDUM_EXPIRED,
        "under a clause that ended on 2021-10-31",
        drafts.overload().withHead("purpose", "COLD_CHAIN"));
    acts.refused(
        OUTSIDE_MEMORANDUM,
        "to Hangzhou, without a memorandum",
        drafts.copyLetter().to("hangzhou"));
    acts.refused(
        TARGET_UNKNOWN, "to a city that is not at the table", drafts.copyLetter().to("zhoushan"));
    acts.refused(
        WRONG_SENDER, "in Hangzhou's name", drafts.copyLetter().withHead("sender", "hangzhou"));
    Draft first = drafts.copyLetter();
    acts.delivered("an id for the first time", first);
    acts.refused(
        ID_CONFLICT, "the same id with other content", first.with("closed_on", "20211118"));
    acts.refused(
        EXPIRED,
        "a question whose time has passed",
        drafts
            .question()
            .withHead(
                "answerby",
                BigDecimal.valueOf(Instant.parse("2021-11-19T02:00:00Z").toEpochMilli())));
  }
}
