package io.lianzhi.adapter.lishui.simulator;

import static io.lianzhi.contracts.RefusalCode.CODE_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static io.lianzhi.contracts.RefusalCode.MEMORANDUM_EXPIRED;
import static io.lianzhi.contracts.RefusalCode.OUTSIDE_MEMORANDUM;
import static io.lianzhi.contracts.RefusalCode.REGION_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.SCHEMA;
import static io.lianzhi.contracts.RefusalCode.TARGET_UNKNOWN;
import static io.lianzhi.contracts.RefusalCode.UNIT_AMBIGUOUS;
import static io.lianzhi.contracts.RefusalCode.WRONG_SENDER;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Lishui's share of 19 November 2021: four files of the day, the blacklist's entries in XML, a
 * correction, and every difficulty that their rows can hold. With the last act the files are put
 * where the hub finds them.
 */
final class LishuiDay {
  private static final List<PartyId> JINHUA = List.of(new PartyId("jinhua"));

  private final Drafts drafts;
  private final Random dice;
  private final Box box;
  private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
  private final List<Map<String, String>> corrected = new ArrayList<>();
  private final List<Act> acts = new ArrayList<>();

  private LishuiDay(long seed, Box box) {
    this.drafts = new Drafts(seed);
    this.dice = new Random(seed);
    this.box = box;
  }

  static List<Act> of(long seed, int letters, Box box) {
    LishuiDay day = new LishuiDay(seed, box);
    for (int i = 0; i < letters; i++) {
      day.ordinary();
    }
    day.weights();
    day.plates();
    day.regions();
    day.people();
    day.codes();
    day.forms();
    day.rules();
    day.corrections();
    return day.acts;
  }

  private void ordinary() {
    int die = dice.nextInt(100);
    if (die < 62) {
      delivered("ordinary", drafts.overload());
    } else if (die < 86) {
      delivered("ordinary", drafts.copyNotice());
    } else if (die < 96) {
      delivered("ordinary", drafts.listing());
    } else {
      delivered("ordinary", drafts.delisting(drafts.listing()));
    }
  }

  private void weights() {
    delivered("98 t on a 49 t limit", drafts.overload(98_000, 49_000));
    delivered("a truck of 100 t and more", drafts.overload(104_360, 49_000));
    refused(
        UNIT_AMBIGUOUS, "tonnes in a column of kilograms: 98", drafts.overload().with("总重", "98"));
    refused(UNIT_AMBIGUOUS, "a limit of 49", drafts.overload(98_000, 49_000).with("限值", "49"));
    refused(SCHEMA, "a weight in words", drafts.overload().with("总重", "九十八吨"));
  }

  private void plates() {
    for (String colour : List.of("1", "2", "3", "4", "5", "9", "91", "92")) {
      delivered("colour " + colour + " of JT/T 697.7", drafts.overload().with("车牌颜色", colour));
    }
    delivered(
        "colour 93 of JT/T 697.7", drafts.overload().with("车牌号码", "浙G12345D").with("车牌颜色", "93"));
    delivered(
        "colour 94 of JT/T 697.7", drafts.overload().with("车牌号码", "浙GD12345").with("车牌颜色", "94"));
    delivered("no plate was seen: 无牌", drafts.overload().with("车牌号码", "无牌").with("车牌颜色", "9"));
    parked(CODE_UNKNOWN, "a colour that no table has", drafts.overload().with("车牌颜色", "7"));
    refused(
        ID_CHECK_FAILED,
        "a military plate is never shared",
        drafts.overload().with("车牌号码", "VA00001").with("车牌颜色", "4"));
  }

  private void regions() {
    Draft old = drafts.copyNotice().with("车籍地", "332522");
    delivered("Qingtian's code of before 2000: 332522", old, with(old.facts(), "region", "331121"));
    parked(
        REGION_UNKNOWN,
        "a development zone has no code",
        drafts.copyNotice().with("车籍地", "331191"));
  }

  private static Map<String, String> with(Map<String, String> facts, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(facts);
    changed.put(name, value);
    return changed;
  }

  private void people() {
    delivered("a name that GBK cannot write: 赵䶮", drafts.copyNotice().with("驾驶员", "赵䶮"));
    delivered("quotes and commas in a name", drafts.copyNotice().with("所属企业", "丽水\"驰远\",一队"));
    Draft qualified = drafts.copyNotice().with("从业资格证号", "332522190707070003");
    delivered(
        "a qualification number is masked on its way",
        qualified,
        with(qualified.facts(), "qualification", "3325**********0003"));
    Draft remarked = drafts.copyNotice().with("备注", "已卸载转运");
    delivered("remarks stay in the city", remarked, with(remarked.facts(), "withheld", "remarks"));
    Draft person =
        drafts
            .listing()
            .without("车牌号码")
            .without("车牌颜色")
            .with("对象类型", "驾驶人")
            .with("人员标识", "5a".repeat(32))
            .with("脱敏姓名", "䶮*");
    delivered("a person by token and masked name", person);
    delivered("and taken down again", drafts.delisting(person));
  }

  private void codes() {
    parked(CODE_UNKNOWN, "a vehicle type that no table has", drafts.overload().with("车辆类型", "Z99"));
    parked(CODE_UNKNOWN, "an eleventh reason", drafts.listing().with("失信原因", "11"));
    parked(CODE_UNKNOWN, "a purpose that nobody agreed on", drafts.copyNotice().with("用途", "其他用途"));
  }

  private void forms() {
    refused(SCHEMA, "a weighing without its time", drafts.overload().without("检测时间"));
    refused(SCHEMA, "a time that is none", drafts.overload().with("检测时间", "2021-11-19 24:61:00"));
    refused(SCHEMA, "a record without its number", drafts.copyNotice().without("来源编号"));
    Draft twice = drafts.copyNotice();
    delivered("a record for the first time", twice);
    row(twice);
    acts.add(
        new Act(
            "the same record twice in a file",
            Optional.of(new LetterId(twice.id(1))),
            Optional.of(Facts.kind(twice.code())),
            JINHUA,
            new Expected.Repeated(),
            Map.of(),
            () -> ""));
  }

  private void rules() {
    refused(
        MEMORANDUM_EXPIRED,
        "under a clause that ended on 2021-10-31",
        drafts.overload().with("用途", "冷链专项"));
    refused(
        OUTSIDE_MEMORANDUM,
        "to Hangzhou, without a memorandum",
        drafts.copyNotice().with("接收单位", "330100"));
    refused(
        TARGET_UNKNOWN,
        "to a city that is not at the table",
        drafts.copyNotice().with("接收单位", "330900"));
    refused(WRONG_SENDER, "in Hangzhou's name", drafts.copyNotice().with("发送单位", "330100"));
  }

  /** The last act, with which everything is sent. */
  private void corrections() {
    Draft wrong = drafts.listing();
    delivered("an entry that is to be corrected", wrong);
    Draft right = wrong.with("截止日期", "2022-11-18");
    corrected.add(right.record());
    acts.add(
        act(
            "the entry in a correction of the whole file",
            right,
            right.id(2),
            new Expected.Delivered(),
            right.facts(),
            this::send));
  }

  private String send() {
    rows.forEach((code, records) -> {
      boolean xml = code.equals("HMDYC");
      byte[] content = xml ? Sheet.xml(records) : Sheet.write(Columns.of(code), records);
      box.offer(
          "outbox",
          "331100_%s_20211119_001.%s".formatted(code, xml ? "xml" : "csv"),
          content,
          records.size());
    });
    box.offer(
        "outbox",
        "331100_HMD_20211119_001_R01.csv",
        Sheet.write(Columns.of("HMD"), corrected),
        corrected.size());
    return "";
  }

  private void row(Draft draft) {
    rows.computeIfAbsent(draft.code(), code -> new ArrayList<>()).add(draft.record());
  }

  private void delivered(String title, Draft draft) {
    delivered(title, draft, draft.facts());
  }

  private void delivered(String title, Draft draft, Map<String, String> facts) {
    row(draft);
    acts.add(act(title, draft, draft.id(1), new Expected.Delivered(), facts, () -> ""));
  }

  private void refused(RefusalCode code, String title, Draft draft) {
    row(draft);
    acts.add(act(title, draft, draft.id(1), new Expected.Refused(code), Map.of(), () -> ""));
  }

  private void parked(RefusalCode code, String title, Draft draft) {
    row(draft);
    acts.add(act(title, draft, draft.id(1), new Expected.Parked(code), Map.of(), () -> ""));
  }

  private static Act act(
      String title,
      Draft draft,
      String id,
      Expected expected,
      Map<String, String> facts,
      java.util.function.Supplier<String> send) {
    return new Act(
        title,
        Optional.of(new LetterId(id)),
        Optional.of(Facts.kind(draft.code())),
        expected instanceof Expected.Delivered ? JINHUA : List.of(),
        expected,
        facts,
        send);
  }
}
