package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.DishonestReason;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.LegalBasis;
import io.lianzhi.contracts.item.PenaltyDecision;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.RiskLevel;
import io.lianzhi.contracts.item.SubjectType;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleSubject;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.item.WatchAction;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes a party's letters of the day, numbered in the order in which they are asked for. */
final class Letters {
  static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  private static final LegalBasis ROAD_PROTECTION =
      new LegalBasis("公路安全保护条例", LocalDate.of(2011, 7, 1), "64");
  private static final LegalBasis DISHONESTY =
      new LegalBasis("公路安全保护条例", LocalDate.of(2011, 7, 1), "66");
  private static final List<String> TYPES = List.of("H11", "H17", "Q11", "H14", "H31");

  private final PartyId party;
  private final Synthetic synthetic;
  private final Weighings weighings;
  private int written;

  Letters(PartyId party, Synthetic synthetic) {
    this.party = party;
    this.synthetic = synthetic;
    this.weighings = new Weighings(synthetic);
  }

  Letter copyNotice(City to) {
    return copyNotice(to, synthetic.person(), "车辆已卸载转运后放行");
  }

  Letter copyNotice(City to, String driver, String remarks) {
    Region county = synthetic.county(to);
    CopyNotice notice =
        new CopyNotice(
            synthetic.plate(to),
            DAY.minusDays(synthetic.below(9)),
            Field.of(county),
            Field.of(new VehicleType(synthetic.pick(TYPES))),
            Field.of(synthetic.firm(county.name(java.util.Locale.CHINESE))),
            Field.of(synthetic.certificate(county)),
            Field.of(driver),
            Field.of(synthetic.qualification()),
            Field.of(synthetic.firm(county.name(java.util.Locale.CHINESE))),
            Field.of("兰溪样例石料堆场"),
            Field.of("ZX-20211118-" + number(synthetic.below(10_000))),
            Field.of(decision()),
            Field.of("超限超载运输"),
            Field.of(remarks));
    return letter("CG", List.of(to.party()), "CASE_HANDLING", notice);
  }

  private PenaltyDecision decision() {
    return new PenaltyDecision(
        "浙金交执罚〔2021〕" + String.format("%05d", synthetic.below(100_000)) + "号",
        DAY.minusDays(10),
        Optional.of(BigDecimal.valueOf(100L * (3 + synthetic.below(298)))),
        ROAD_PROTECTION);
  }

  Letter overload(City to) {
    return overload(to, weighings.usual(synthetic.plate(to), synthetic.county(to)));
  }

  Letter overload(City to, Item record) {
    return letter("JC", List.of(to.party()), "OVERLOAD_CONTROL", record);
  }

  Letter question(City to) {
    return question(to, "ROAD_INSPECTION");
  }

  Letter question(City to, String purpose) {
    VehicleQuestion question =
        new VehicleQuestion(
            synthetic.lorry(to),
            Field.unknown(),
            Field.of("G60 沪昆高速 K" + (300 + synthetic.below(80))),
            Field.of("路检"));
    Letter letter = letter("WEN", List.of(to.party()), purpose, question);
    return letter.withUrgency(Urgency.IMMEDIATE);
  }

  Letter entry(List<City> to) {
    BlacklistEntry entry =
        new BlacklistEntry(
            "HMD-2021-" + number(written),
            new VehicleSubject(synthetic.lorry(to.getFirst())),
            SubjectType.VEHICLE,
            new DishonestReason("01"),
            DAY,
            DAY.plusYears(2).minusDays(1),
            Field.of(List.of("浙金交执罚〔2021〕" + number(synthetic.below(10_000)) + "号")),
            Field.of("金华市交通运输局"),
            Field.of(DAY.minusDays(20)),
            Field.of(DAY.minusDays(5)),
            Field.of(DISHONESTY));
    return letter("HMD", to.stream().map(City::party).toList(), "CREDIT_SUPERVISION", entry);
  }

  Letter removal(Letter listed) {
    BlacklistEntry entry = (BlacklistEntry) listed.item();
    BlacklistRemoval removal =
        new BlacklistRemoval(
            entry.entryId(), entry.subjectOfEntry(), DAY, Field.of("信用修复完成"), Field.of("金华市交通运输局"));
    return letter("YC", listed.to(), "CREDIT_SUPERVISION", removal);
  }

  Letter watchOrder(City to) {
    return watchOrder(to, "一年内违法超限运输四次");
  }

  Letter watchOrder(City to, String reason) {
    Instant from = synthetic.moment();
    WatchOrder order =
        new WatchOrder(
            "BK-2021-" + number(written),
            synthetic.lorry(to),
            from,
            from.plus(Duration.ofDays(30)),
            WatchAction.INTERCEPT,
            reason,
            Field.unknown(),
            Field.of(RiskLevel.MEDIUM),
            Field.unknown(),
            Field.of(List.of("G60 沪昆高速")),
            Field.of("金华市交通运输行政执法队"),
            Field.of("执法队第二大队"),
            Field.of(DISHONESTY));
    return letter("BK", List.of(to.party()), "OVERLOAD_CONTROL", order);
  }

  Letter watchRevocation(Letter ordered) {
    WatchOrder order = (WatchOrder) ordered.item();
    WatchRevocation revocation =
        new WatchRevocation(
            order.orderId(),
            order.plate(),
            order.validFrom().plus(Duration.ofHours(6)),
            Field.of("车辆已到案处理"));
    return letter("CK", ordered.to(), "OVERLOAD_CONTROL", revocation);
  }

  Weighings weighings() {
    return weighings;
  }

  Plate lorry(City city) {
    return synthetic.lorry(city);
  }

  Plate painted(City city, PlateColour colour) {
    return synthetic.painted(city, colour);
  }

  Region county(City city) {
    return synthetic.county(city);
  }

  private Letter letter(String sort, List<PartyId> to, String purpose, Item item) {
    String id = party + "-20211119-" + sort + "-" + number(written++);
    Origin from = new Origin(party, Optional.of("330702"), Optional.of("浙07021234567"));
    return Letter.of(new LetterId(id), from, to, new Purpose(purpose), item);
  }

  private static String number(int number) {
    return String.format("%05d", number);
  }
}
