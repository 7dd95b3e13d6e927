package io.lianzhi.adapter.shaoxing.simulator;

import java.util.Random;

/**
 * A vehicle on the road.
 *
 * @param colour in canonical terms
 * @param caseCode the colour in the case system's codes, with its attribute where it needs one
 * @param policeCode the colour in the police's codes, likewise
 * @param county its registration county in Shaoxing's codes, which may be abolished
 */
record Vehicle(String plate, String colour, Code caseCode, Code policeCode, String county) {
  /** A colour's code with the kind of plate (hpzl), empty where it is not needed. */
  record Code(String value, String kind) {
    static Code of(String value) {
      return new Code(value, "");
    }
  }

  private static final String SERIAL = "ABCDEFGHJKLMNPQRSTUVWXYZ123456789";
  private static final String[] COUNTIES = {
    "330602", "330621", "330682", "330681", "330683", "330624"
  };

  /** Mostly yellow trucks, some blue ones, a few new-energy ones. */
  static Vehicle any(Random chance) {
    int kind = chance.nextInt(20);
    String county = COUNTIES[chance.nextInt(COUNTIES.length)];
    if (kind < 14) {
      return yellow("浙D" + serial(chance), county);
    }
    if (kind < 18) {
      return new Vehicle("浙D" + serial(chance), "BLUE", Code.of("2"), Code.of("2"), county);
    }
    return newEnergy(chance, county, kind == 18);
  }

  static Vehicle yellow(String plate, String county) {
    return new Vehicle(plate, "YELLOW", Code.of("1"), Code.of("1"), county);
  }

  private static Vehicle newEnergy(Random chance, String county, boolean large) {
    String digits = "%05d".formatted(chance.nextInt(100_000));
    return large
        ? new Vehicle(
            "浙D" + digits + "D", "YELLOW_GREEN", Code.of("4"), new Code("4", "51"), county)
        : new Vehicle(
            "浙DD" + digits, "GRADIENT_GREEN", new Code("3", "52"), new Code("4", "52"), county);
  }

  private static String serial(Random chance) {
    char first = SERIAL.charAt(chance.nextInt(SERIAL.length()));
    return first + "%04d".formatted(chance.nextInt(10_000));
  }

  /** The registration county in today's code. */
  String region() {
    return OwnCodes.region(county);
  }

  Tags caseTags() {
    return tags(caseCode);
  }

  Tags policeTags() {
    return tags(policeCode);
  }

  private Tags tags(Code code) {
    Tags tags = new Tags().text("hphm", plate);
    return code.kind().isEmpty()
        ? tags.text("hpys", code.value())
        : tags.attributed("hpys", "hpzl", code.kind(), code.value());
  }
}
