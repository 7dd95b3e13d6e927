package io.lianzhi.adapter.lishui.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes Lishui's records of 19 November 2021 in ordinary shape; people and vehicles all synthetic.
 */
final class Drafts {
  private static final List<String> COUNTIES =
      List.of(
          "330702", "330703", "330723", "330726", "330727", "330781", "330782", "330783", "330784");
  private static final List<String> SITES =
      List.of("3311023101", "3311213102", "3311223103", "3311813104");
  private static final int[] LIMITS = {18_000, 25_000, 31_000, 43_000, 49_000};
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int NIGHTLY_MINUTES = 1_440;

  private final String prefix;
  private final Random dice;
  private int number;

  Drafts(long seed) {
    this.prefix = Long.toString(seed, 36).toUpperCase(java.util.Locale.ROOT) + "-";
    this.dice = new Random(seed);
  }

  private Draft draft(String code, String purpose, Map<String, String> content) {
    number++;
    Map<String, String> record = new LinkedHashMap<>();
    record.put("来源编号", prefix + "%06d".formatted(number));
    record.put("发送部门", "丽水市交通运输行政执法队");
    record.put("接收单位", "330700");
    record.put("用途", purpose);
    record.putAll(content);
    return new Draft(code, record);
  }

  String plate() {
    return "浙G"
        + LETTERS.charAt(dice.nextInt(LETTERS.length()))
        + "%04d".formatted(dice.nextInt(10_000));
  }

  private String county() {
    return COUNTIES.get(dice.nextInt(COUNTIES.size()));
  }

  /** A weighing at or above the limit. */
  Draft overload() {
    int limit = LIMITS[dice.nextInt(LIMITS.length)];
    return overload(limit + dice.nextInt(limit / 2), limit);
  }

  Draft overload(int totalKg, int limitKg) {
    int minute = dice.nextInt(NIGHTLY_MINUTES);
    String site = SITES.get(dice.nextInt(SITES.size()));
    Map<String, String> content = new LinkedHashMap<>();
    content.put("记录编号", site + "20211119%09d".formatted(dice.nextInt(1_000_000_000)));
    content.put("车牌号码", plate());
    content.put("车牌颜色", "2");
    content.put(
        "检测时间", "2021-11-19 %02d:%02d:%02d".formatted(minute / 60, minute % 60, dice.nextInt(60)));
    content.put("总重", Integer.toString(totalKg));
    content.put("站点编号", site);
    content.put("站点区划", site.substring(0, 6));
    content.put("车籍地", county());
    content.put("车辆类型", limitKg == 49_000 ? "Q11" : "H11");
    content.put("限值", Integer.toString(limitKg));
    content.put("限值依据", "超限运输车辆行驶公路管理规定(2016) 3");
    content.put("超限量", Integer.toString(totalKg - limitKg));
    content.put("车速", Integer.toString(20 + dice.nextInt(60)));
    content.put("车道", Integer.toString(1 + dice.nextInt(4)));
    content.put("证据满足", "是");
    return draft("CXJL", "超限治理", content);
  }

  Draft copyNotice() {
    String county = county();
    Map<String, String> content = new LinkedHashMap<>();
    content.put("车牌号码", plate());
    content.put("车牌颜色", "2");
    content.put("结案日期", "2021-11-19");
    content.put("车籍地", county);
    content.put("车辆类型", "H11");
    content.put("所属企业", "金华测试物流有限公司");
    content.put("道路运输证号", county + "%06d".formatted(dice.nextInt(1_000_000)));
    content.put("驾驶员", "测试驾驶员" + dice.nextInt(100));
    content.put("货运源头单位", "丽水测试石料场,一号门");
    content.put("装载单号", "ZZ" + dice.nextInt(1_000_000));
    content.put("决定书号", "浙丽交执罚〔2021〕%05d号".formatted(dice.nextInt(100_000)));
    content.put("决定日期", "2021-11-1" + dice.nextInt(10));
    content.put("罚款金额", Integer.toString(300 + 100 * dice.nextInt(100)));
    content.put("依据名称", "浙江省公路条例");
    content.put("依据版本", "2020-09-24");
    content.put("依据条款", "53");
    content.put("抄告原因", "超限运输");
    return draft("CGH", "案件办理", content);
  }

  Draft listing() {
    Map<String, String> content = new LinkedHashMap<>();
    content.put("条目编号", "LS-HMD-" + prefix + number);
    content.put("对象类型", "车辆");
    content.put("车牌号码", plate());
    content.put("车牌颜色", "2");
    content.put("失信原因", "01");
    content.put("列入日期", "2021-11-19");
    content.put("截止日期", "2023-11-18");
    content.put("案件编号", "浙丽交执罚〔2021〕%05d号".formatted(dice.nextInt(100_000)));
    content.put("认定单位", "丽水市交通运输局");
    return draft("HMD", "信用监管", content);
  }

  /** Takes down what {@code listing} put up. */
  Draft delisting(Draft listing) {
    Map<String, String> content = new LinkedHashMap<>();
    for (String column : List.of("条目编号", "车牌号码", "车牌颜色", "人员标识", "脱敏姓名")) {
      if (listing.record().containsKey(column)) {
        content.put(column, listing.record().get(column));
      }
    }
    content.put("移出日期", "2021-11-19");
    content.put("移出原因", "信用修复");
    return draft("HMDYC", "信用监管", content);
  }
}
