package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.TransportCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Vehicles, people and places that do not exist, from a seed. */
final class Synthetic {
  private static final Instant MORNING = Instant.parse("2021-11-18T16:00:00Z");
  private static final int SECONDS_OF_DAY = 86_400;
  private static final List<String> SURNAMES =
      List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "欧阳", "上官");
  private static final List<String> GIVEN = List.of("测试", "样例", "示范", "虚构", "模拟");
  private static final List<String> FIRMS = List.of("恒通", "顺达", "远航", "宏运", "安捷");

  /** Births 1901 to 1909, sequence 000: never allotted. */
  private static final List<String> QUALIFICATIONS =
      List.of(
          "330183190707070006", "330881190606060007", "330702190102030006", "332522190909090006");

  private static final List<String> JINHUA =
      List.of("330702", "330703", "330723", "330781", "330782", "330783", "330784");

  private final Random random;

  Synthetic(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Mostly lorries; some trailers, light and new-energy vehicles. */
  Plate plate(City city) {
    String authority = city.authority();
    String digits = String.format("%05d", random.nextInt(100_000));
    return switch (random.nextInt(10)) {
      case 0 -> new Plate(authority + digits.substring(1) + "挂", PlateColour.YELLOW);
      case 1 -> new Plate(authority + digits, PlateColour.BLUE);
      case 2 -> new Plate(authority + digits + "D", PlateColour.YELLOW_GREEN);
      case 3 -> new Plate(authority + "D" + digits, PlateColour.GRADIENT_GREEN);
      case 4 -> new Plate(authority + "K" + digits.substring(1), PlateColour.YELLOW);
      default -> new Plate(authority + digits, PlateColour.YELLOW);
    };
  }

  Plate lorry(City city) {
    return painted(city, PlateColour.YELLOW);
  }

  Plate painted(City city, PlateColour colour) {
    return new Plate(city.authority() + String.format("%05d", random.nextInt(100_000)), colour);
  }

  Region county(City city) {
    return pick(city.counties());
  }

  Region countyOfJinhua() {
    return new Region(pick(JINHUA));
  }

  TransportCertificate certificate(Region county) {
    return new TransportCertificate(
        county.code() + String.format("%06d", random.nextInt(1_000_000)));
  }

  DriverQualification qualification() {
    return new DriverQualification(pick(QUALIFICATIONS));
  }

  String person() {
    return pick(SURNAMES) + pick(GIVEN);
  }

  String firm(String city) {
    return city + pick(FIRMS) + "运输有限公司";
  }

  /** A moment of 19 November 2021, Beijing time. */
  Instant moment() {
    return MORNING.plusSeconds(random.nextInt(SECONDS_OF_DAY));
  }
}
