package io.lianzhi.adapter.shaoxing.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shaoxing's forms, filled in as its own programs fill them in. */
final class Forms {
  static final String LISTED_ON = "2021-11-15";
  static final String REMOVED_ON = "2021-11-20";

  private static final String RULE = "超限运输车辆行驶公路管理规定(2016) 3";

  private Forms() {}

  /**
   * Who writes to whom, and why.
   *
   * @param from normally 330600
   * @param to normally 330700
   * @param purpose a code of Shaoxing's list
   */
  record Head(String id, String from, String to, String purpose) {
    static Head of(String id, String purpose) {
      return new Head(id, "330600", "330700", purpose);
    }

    Head to(String other) {
      return new Head(id, from, other, purpose);
    }

    Head from(String other) {
      return new Head(id, other, to, purpose);
    }

    Head purpose(String other) {
      return new Head(id, from, to, other);
    }

    Tags tags() {
      return new Tags()
          .text("bh", id)
          .text("bb", "1")
          .text("fsdw", from)
          .text("fsbm", "330621")
          .text("zfzh", "浙06211234567")
          .text("jsdw", to)
          .text("yt", purpose);
    }
  }

  static String letter(Head head, String element, Tags content) {
    return new Tags().inside("letter", head.tags().inside(element, content)).toString();
  }

  /** A weighing in the unit {@code unit}. */
  record Weighing(String unit, BigDecimal total, BigDecimal limit, int axles) {
    static Weighing tonnes(String total, String limit, int axles) {
      return new Weighing("t", new BigDecimal(total), new BigDecimal(limit), axles);
    }

    static Weighing kilograms(long total, long limit, int axles) {
      return new Weighing("kg", BigDecimal.valueOf(total), BigDecimal.valueOf(limit), axles);
    }

    String totalKg() {
      return kg(total);
    }

    String limitKg() {
      return kg(limit);
    }

    private String kg(BigDecimal mass) {
      BigDecimal kilograms = unit.equals("t") ? mass.movePointRight(3) : mass;
      return kilograms.stripTrailingZeros().toPlainString();
    }

    private Tags tags() {
      BigDecimal over = total.subtract(limit);
      BigDecimal rate =
          over.multiply(BigDecimal.valueOf(100)).divide(limit, 2, RoundingMode.HALF_UP);
      return new Tags()
          .text("zs", Integer.toString(axles))
          .raw("<xz dw=\"%s\" gz=\"%s\">%s</xz>".formatted(unit, RULE, limit.toPlainString()))
          .attributed("czzl", "dw", unit, over.toPlainString())
          .text("cxl", rate.toPlainString());
    }

    private Tags gross() {
      return new Tags().attributed("zz", "dw", unit, total.toPlainString());
    }
  }

  static Tags overload(String code, Tags plate, String time, Weighing weighing, String county) {
    return overload(code, plate, time, weighing.gross(), weighing, county);
  }

  /** As above, with the gross mass written in a way of its own. */
  static Tags overload(
      String code, Tags plate, String time, Tags gross, Weighing weighing, String county) {
    return new Tags()
        .text("jlbh", code)
        .raw(plate.toString())
        .text("jcsj", time)
        .raw(gross.toString())
        .text("zdbh", "3306213101")
        .text("zdmc", "柯桥钱清检测点")
        .text("zdxzqh", "330621")
        .text("cjd", county)
        .text("cllx", "Q11")
        .raw(weighing.tags().toString())
        .text("cs", "58")
        .text("cd", "2")
        .text("fx", "杭州往绍兴")
        .text("sftb", "0")
        .text("zjwz", "1");
  }

  static Tags copyNotice(Tags plate, String day, String county, String driver, String number) {
    Tags basis = new Tags().text("mc", "公路安全保护条例").text("bbrq", "2011-07-01").text("tk", "64");
    Tags decision =
        new Tags()
            .text("wsbh", "浙绍交执罚〔2021〕%s号".formatted(number))
            .text("jdrq", day)
            .text("fkje", "4500")
            .inside("flyj", basis);
    return new Tags()
        .raw(plate.toString())
        .text("jarq", day)
        .text("cjd", county)
        .text("cllx", "H17")
        .text("ssqy", "绍兴䶮达物流有限公司")
        .text("dlyszh", "330602000123")
        .text("jsy", driver)
        .text("cyzgzh", "330183190707070006")
        .text("jsyssqy", "绍兴䶮达物流有限公司")
        .text("hyydw", "柯桥漓渚石料场")
        .text("zzd", "ZX-" + number)
        .inside("cfjd", decision)
        .text("cgyy", "超限超载运输");
  }

  static Tags blacklisted(String entry, Tags subject, String type, String reason) {
    Tags basis =
        new Tags()
            .text("mc", "严重违法失信超限超载运输车辆相关责任主体联合惩戒备忘录")
            .text("bbrq", "2017-02-16")
            .text("tk", "二");
    return new Tags()
        .text("hmdbh", entry)
        .inside("dx", subject)
        .text("dxlx", type)
        .text("yy", reason)
        .text("lrrq", LISTED_ON)
        .text("dqrq", "2023-11-14")
        .inside("ajbh", new Tags().text("h", "浙绍交执罚〔2021〕00087号"))
        .text("rddw", "绍兴市交通运输局")
        .text("rdrq", "2021-11-05")
        .text("yyjzrq", "2021-11-12")
        .inside("flyj", basis);
  }

  static Tags removed(String entry, Tags subject) {
    return new Tags()
        .text("hmdbh", entry)
        .inside("dx", subject)
        .text("ycrq", REMOVED_ON)
        .text("ycyy", "信用修复完成")
        .text("rddw", "绍兴市交通运输局");
  }

  /** An inner document that says it is GBK, as the field's software does, and is not. */
  static String question(Head head, Tags plate) {
    Tags content =
        new Tags().raw(plate.toString()).text("cxdd", "G92 杭甬高速 K31+200").text("cxyy", "路检");
    Tags condition = head.tags().text("jjcd", "3").inside("clcx", content);
    Tags root =
        new Tags()
            .inside("head", new Tags().text("lsh", head.id()))
            .inside("QueryCondition", condition);
    return "<?xml version=\"1.0\" encoding=\"GBK\"?>" + new Tags().inside("root", root);
  }
}
