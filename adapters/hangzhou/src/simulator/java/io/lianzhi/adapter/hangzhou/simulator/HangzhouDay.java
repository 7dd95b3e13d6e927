package io.lianzhi.adapter.hangzhou.simulator;

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
import java.util.Random;

/**
 * Hangzhou's share of 19 November 2021: ordinary letters in the proportions of the year's account,
 * mostly weighings, and every difficulty that its form can hold.
 */
final class HangzhouDay {
  private static final List<List<String>> COLOURS =
      List.of(
          List.of("0", "浙GA0119", "WHITE"),
          List.of("1", "浙GA2201", "YELLOW"),
          List.of("2", "浙GA3302", "BLUE"),
          List.of("3", "浙GA4403", "BLACK"),
          List.of("4", "浙G12345D", "YELLOW_GREEN", "51"),
          List.of("4", "浙GD12345", "GRADIENT_GREEN", "52"),
          List.of("4", "浙GA5504", "GREEN", "99"),
          List.of("9", "浙GA6609", "OTHER"));

  private final Drafts drafts;
  private final Acts acts;
  private final Random dice;

  private HangzhouDay(long seed, Sender sender) {
    this.drafts = new Drafts(seed);
    this.acts = new Acts(sender);
    this.dice = new Random(seed);
  }

  static List<Act> of(long seed, int letters, Sender sender) {
    HangzhouDay day = new HangzhouDay(seed, sender);
    for (int i = 0; i < letters; i++) {
      day.ordinary();
    }
    day.weights();
    day.plates();
    day.regions();
    day.people();
    day.order();
    day.codes();
    day.forms();
    day.rules();
    return day.acts.all();
  }

  private void ordinary() {
    int die = dice.nextInt(100);
    if (die < 62) {
      acts.delivered("ordinary", drafts.overload());
    } else if (die < 76) {
      acts.delivered("ordinary", drafts.copyNotice());
    } else if (die < 92) {
      acts.answered("ordinary", drafts.question());
    } else if (die < 98) {
      acts.delivered("ordinary", drafts.listing());
    } else {
      acts.delivered("ordinary", drafts.delisting(drafts.listing()));
    }
  }

  private void weights() {
    acts.delivered("98 t on a 49 t limit", drafts.overload(BigDecimal.valueOf(98), 49));
    acts.delivered("a truck of 100 t and more", drafts.overload(new BigDecimal("104.36"), 49));
    acts.refused(
        UNIT_AMBIGUOUS,
        "kilograms in a field of tonnes: 98000",
        drafts.overload().with("total_weight_t", 98_000));
    acts.refused(
        UNIT_AMBIGUOUS,
        "a truck of 0.098 t",
        drafts.overload().with("total_weight_t", new BigDecimal("0.098")));
    acts.refused(SCHEMA, "a weight in a text", drafts.overload().with("total_weight_t", "98"));
  }

  private void plates() {
    for (List<String> colour : COLOURS) {
      Draft painted = drafts.overload().car(colour.get(1), colour.get(0));
      Draft draft = colour.size() > 3 ? painted.with("hpzl", colour.get(3)) : painted;
      acts.delivered("police colour " + colour.get(0) + ", " + colour.get(2), draft);
    }
    acts.delivered("no plate was seen: 无牌", drafts.overload().car("无牌", "9").with("hpzl", "41"));
    acts.parked(
        CODE_UNKNOWN, "green without the kind of plate", drafts.overload().car("浙GD12346", "4"));
    acts.parked(CODE_UNKNOWN, "a colour that no table has", drafts.overload().car("浙GA7707", "7"));
    acts.refused(
        ID_CHECK_FAILED, "a military plate is never shared", drafts.overload().car("VA00001", "0"));
  }

  private void regions() {
    renamed("Fuyang's code of before 2015: 330183", "330183", "330111");
    renamed("Xiacheng, abolished in 2021: 330103", "330103", "330105");
    renamed("Linping, new in 2021: 330113", "330113", "330113");
    acts.parked(
        REGION_UNKNOWN,
        "Jianggan, divided in 2021: 330104",
        drafts.copyNotice().with("vehicle_county", "330104"));
    acts.parked(
        REGION_UNKNOWN,
        "a development zone has no code",
        drafts.copyNotice().with("vehicle_county", "330191"));
  }

  private void renamed(String title, String old, String now) {
    Draft draft = drafts.copyNotice().with("vehicle_county", old);
    acts.delivered(title, draft, with(draft.facts(), "region", now));
  }

  private static Map<String, String> with(Map<String, String> facts, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(facts);
    changed.put(name, value);
    return changed;
  }

  private void people() {
    acts.delivered("a rare name: 赵䶮", drafts.copyNotice().with("driver_name", "赵䶮"));
    Draft qualified = drafts.copyNotice().with("driver_qual_no", "330183190707070006");
    acts.delivered(
        "a qualification number is masked on its way",
        qualified,
        with(qualified.facts(), "qualification", "3301**********0006"));
    Draft remarked = drafts.copyNotice().with("remark", "已卸载转运");
    acts.delivered(
        "remarks stay in the city", remarked, with(remarked.facts(), "withheld", "remarks"));
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("person_token", "5a".repeat(32));
    person.put("masked_name", "䶮*");
    Draft listing =
        drafts.listing().without("car").with("subject_type", "2").with("person", person);
    acts.delivered("a person by token and masked name", listing);
    acts.delivered("and taken down again", drafts.delisting(listing));
  }

  private void order() {
    acts.twice("a web-hook that comes twice", drafts.overload());
    Draft listing = drafts.listing();
    acts.reversed("out of order", drafts.overload(), drafts.overload());
    acts.reversed("a removal before its entry", listing, drafts.delisting(listing));
    acts.lost("a web-hook that was lost, found in the outbox", drafts.overload());
    acts.answered("a question that an officer waits for", drafts.question());
    acts.answeredLater("a question by web-hook", drafts.question());
  }

  private void codes() {
    acts.parked(
        CODE_UNKNOWN,
        "a vehicle type that no table has",
        drafts.overload().with("vehicle_type", "Z99"));
    acts.parked(CODE_UNKNOWN, "an eleventh reason", drafts.listing().with("reason_code", "11"));
  }

  private void forms() {
    acts.refusedBytes(
        SCHEMA,
        "half a JSON document",
        "{\"event_id\":\"HZ-E-1\",\"ev".getBytes(StandardCharsets.UTF_8));
    acts.refused(
        SCHEMA, "a weighing without its time", drafts.overload().without("out_station_time"));
    acts.refused(
        SCHEMA,
        "a time without its offset",
        drafts.overload().with("out_station_time", "2021-11-19T08:30:00"));
    acts.forged("a web-hook signed by somebody else", drafts.overload());
  }

  private void rules() {
    acts.refusedQuestion(
        NOT_AUTHORISED_PURPOSE,
        "a question outside its purpose",
        drafts.question().withHead("purpose", "STATISTICS"));
    acts.refused(
        MEMORANDUM_EXPIRED,
        "under a clause that ended on 2021-10-31",
        drafts.overload().withHead("purpose", "COLD_CHAIN"));
    acts.refused(
        OUTSIDE_MEMORANDUM, "to Shaoxing, without a memorandum", drafts.copyNotice().to("330600"));
    acts.refused(
        TARGET_UNKNOWN, "to a city that is not at the table", drafts.copyNotice().to("330900"));
    acts.refused(
        WRONG_SENDER, "in Shaoxing's name", drafts.copyNotice().withHead("from_org", "330600"));
    Draft first = drafts.copyNotice();
    acts.delivered("an id for the first time", first);
    acts.refused(
        ID_CONFLICT, "the same id with other content", first.with("close_case_date", "2021-11-18"));
    acts.refusedQuestion(
        EXPIRED,
        "a question whose time has passed",
        drafts.question().withHead("answer_by", Instant.parse("2021-11-19T02:00:00Z").toString()));
  }
}
