package io.lianzhi.adapter.shaoxing.simulator;

import org.w3c.dom.Element;

/** What Shaoxing knows of a vehicle; a plate that ends in 0 is not registered there. */
final class Registry {
  private static final String[] COUNTIES = {"330602", "330621", "330682", "330681", "330624"};

  private Registry() {}

  /** The answer to what came under that serial number, which no other question has. */
  static String answer(Element question, String serial, Behaviour behaviour) {
    Element asked = Dom.at(question, "clcx").orElseThrow();
    String plate =
        behaviour == Behaviour.OTHER_VEHICLE ? "浙D99999" : Dom.text(asked, "hphm").orElseThrow();
    boolean found = !plate.endsWith("0");
    Tags vehicle = new Tags().text("hphm", plate).raw(colour(asked));
    vehicle.text("cxjg", found ? "1" : "0");
    if (found) {
      describe(vehicle, plate, behaviour == Behaviour.WRONG_TYPE);
    }
    return new Tags().text("bh", "DA-" + serial).inside("clxx", vehicle).toString();
  }

  private static String colour(Element asked) {
    Element hpys = Dom.at(asked, "hpys").orElseThrow();
    Tags tags = new Tags();
    return (hpys.hasAttribute("hpzl")
            ? tags.attributed("hpys", "hpzl", hpys.getAttribute("hpzl"), hpys.getTextContent())
            : tags.text("hpys", hpys.getTextContent()))
        .toString();
  }

  private static void describe(Tags vehicle, String plate, boolean wrongType) {
    int chance = Math.floorMod(plate.hashCode(), 1_000);
    vehicle
        .text("cllx", wrongType ? "Z99" : chance % 2 == 0 ? "H17" : "Q11")
        .text("syxz", "F")
        .text("clpp", "豪沃牌")
        .text("syr", "绍兴䶮达物流有限公司")
        .text("ssqy", "绍兴䶮达物流有限公司")
        .text("dlyszh", "330602%06d".formatted(chance))
        .text("yszzt", "营运")
        .text("cjd", COUNTIES[chance % COUNTIES.length])
        .text("zs", "4")
        .attributed("zbzl", "dw", "kg", Integer.toString(12_000 + chance))
        .attributed("zzl", "dw", "t", "31")
        .text("dwzx", "1")
        .text("wfcs", Integer.toString(chance % 4))
        .text("gxsj", "2021-11-18 23:30:00");
  }
}
