package io.lianzhi.adapter.quzhou.simulator;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Quzhou's share of 19 November 2021: ordinary letters in the proportions of the year's account,
 * mostly weighings, and every difficulty that its form can hold.
 */
final class QuzhouDay {
  private static final List<List<String>> COLOURS =
      List.of(
          List.of("1", "浙GA0119", "BLUE"),
          List.of("2", "浙GA2201", "YELLOW"),
          List.of("3", "浙GA3302", "BLACK"),
          List.of("4", "浙GA4403", "WHITE"),
          List.of("5", "浙GA5504", "GREEN"),
          List.of("9", "浙GA6609", "OTHER"),
          List.of("91", "浙GA7791", "FARM_YELLOW"),
          List.of("92", "浙GA7792", "FARM_GREEN"),
          List.of("93", "浙G12345D", "YELLOW_GREEN"),
          List.of("94", "浙GD12345", "GRADIENT_GREEN"));

  private final Drafts drafts;
  private final Acts acts;
  private final Sender sender;
  private final Random dice;

  private QuzhouDay(long seed, Sender sender) {
    this.drafts = new Drafts(seed);
    this.acts = new Acts(sender);
    this.sender = sender;
    this.dice = new Random(seed);
  }

  static List<Act> of(long seed, int letters, Sender sender) {
    QuzhouDay day = new QuzhouDay(seed, sender);
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
    day.seals();
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
    acts.delivered("98 t on a 49 t limit", drafts.overload(98_000, 49_000));
    acts.delivered("a truck of 100 t and more", drafts.overload(104_360, 49_000));
    acts.refused(
        UNIT_AMBIGUOUS,
        "tonnes in a field of kilograms: 98",
        drafts.overload().with("totalWeight", 98));
    acts.refused(
        UNIT_AMBIGUOUS, "a truck of 980 t", drafts.overload().with("totalWeight", 980_000));
    acts.refused(
        UNIT_AMBIGUOUS,
        "more above the limit than weighed",
        drafts.overload().with("overweight", 290_000));
    acts.refused(SCHEMA, "a weight in a text", drafts.overload().with("totalWeight", "98000"));
    acts.delivered(
        "a weight to the gram", drafts.overload().with("totalWeight", new BigDecimal("50123.456")));
  }

  private void plates() {
    for (List<String> colour : COLOURS) {
      acts.delivered(
          "colour " + colour.get(0) + " of JT/T 697.7, " + colour.get(2),
          drafts.overload().vehicle(colour.get(1), colour.get(0)));
    }
    acts.delivered("no plate was seen: 无牌", drafts.overload().vehicle("无牌", "9"));
    acts.parked(
        CODE_UNKNOWN, "a colour that no table has", drafts.overload().vehicle("浙GA7707", "7"));
    acts.refused(
        ID_CHECK_FAILED,
        "a military plate is never shared",
        drafts.overload().vehicle("VA00001", "4"));
  }

  private void regions() {
    renamed("Qujiang under Quxian's code: 330821", "330821", "330803");
    renamed("Jiangshan's code of before it was a city: 330823", "330823", "330881");
    renamed("Qujiang under its own code: 330803", "330803", "330803");
    acts.parked(
        REGION_UNKNOWN,
        "a development zone has no code",
        drafts.copyNotice().with("vehicleRegion", "330891"));
  }

  private void renamed(String title, String old, String now) {
    Draft draft = drafts.copyNotice().with("vehicleRegion", old);
    acts.delivered(title, draft, with(draft.facts(), "region", now));
  }

  private static Map<String, String> with(Map<String, String> facts, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(facts);
    changed.put(name, value);
    return changed;
  }

  private void people() {
    acts.delivered("a rare name: 赵䶮", drafts.copyNotice().with("driverName", "赵䶮"));
    Draft qualified = drafts.copyNotice().with("driverQualNo", "330821190707070006");
    acts.delivered(
        "a qualification number is masked on its way",
        qualified,
        with(qualified.facts(), "qualification", "3308**********0006"));
    Draft remarked = drafts.copyNotice().with("remark", "已卸载转运");
    acts.delivered(
        "remarks stay in the city", remarked, with(remarked.facts(), "withheld", "remarks"));
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("personToken", "5b".repeat(32));
    person.put("maskedName", "䶮*");
    Draft listing =
        drafts.listing().without("vehicle").with("subjectType", "2").with("person", person);
    acts.delivered("a person by token and masked name", listing);
    acts.delivered("and taken down again", drafts.delisting(listing));
  }

  private void order() {
    acts.twice("a letter that comes twice", drafts.overload());
    Draft listing = drafts.listing();
    acts.delivered("a removal before its entry", drafts.delisting(listing));
    acts.delivered("and then the entry", listing);
    acts.answered("a question that an officer waits for", drafts.question());
    acts.answeredLater("a question whose answer comes as a letter", drafts.question());
  }

  private void codes() {
    acts.parked(
        CODE_UNKNOWN,
        "a vehicle type that no table has",
        drafts.overload().with("vehicleType", "Z99"));
    acts.parked(CODE_UNKNOWN, "an eleventh reason", drafts.listing().with("reasonCode", "11"));
  }

  private void forms() {
    acts.refusedBytes(
        SCHEMA,
        "half a JSON document",
        "{\"bizType\":\"copyNotice\",\"he".getBytes(StandardCharsets.UTF_8));
    acts.refused(SCHEMA, "a weighing without its time", drafts.overload().without("checkTime"));
    acts.refused(
        SCHEMA, "a time with dashes", drafts.overload().with("checkTime", "2021-11-19 08:30:00"));
    acts.refused(
        SCHEMA, "a thirteenth month", drafts.overload().with("checkTime", "20211319083000"));
  }

  private void seals() {
    Draft forged = drafts.overload();
    acts.broken("a letter signed by somebody else", forged, () -> sender.forge(forged));
    Draft changed = drafts.overload();
    acts.broken("a letter changed on its way", changed, () -> sender.change(changed));
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
        OUTSIDE_MEMORANDUM, "to Hangzhou, without a memorandum", drafts.copyNotice().to("330100"));
    acts.refused(
        TARGET_UNKNOWN, "to a city that is not at the table", drafts.copyNotice().to("330900"));
    acts.refused(
        WRONG_SENDER, "in Hangzhou's name", drafts.copyNotice().withHead("fromOrg", "330100"));
    Draft first = drafts.copyNotice();
    acts.delivered("an id for the first time", first);
    acts.refused(
        ID_CONFLICT, "the same id with other content", first.with("closeDate", "20211118"));
    acts.refusedQuestion(
        EXPIRED,
        "a question whose time has passed",
        drafts.question().withHead("answerBy", "20211119100000"));
  }
}
