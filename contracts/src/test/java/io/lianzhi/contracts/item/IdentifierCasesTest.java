package io.lianzhi.contracts.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.code.SharedTables;
import io.lianzhi.contracts.code.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every sample of the domain brief, valid and not, against its type. */
class IdentifierCasesTest {
  private static final Map<String, Predicate<String>> RULES =
      Map.ofEntries(
          Map.entry("citizen_id", text -> made(new CitizenId(text))),
          Map.entry("uscc", text -> new UnifiedCreditCode(text).conforms()),
          Map.entry("vin", text -> made(new Vin(text))),
          Map.entry("plate", text -> reading(text) instanceof Plate),
          Map.entry("plate_lenient", IdentifierCasesTest::lenientOnly),
          Map.entry(
              "plate_region",
              text -> reading(text) instanceof Plate p && p.registrationHint().isPresent()),
          Map.entry("road_transport_cert", text -> made(new TransportCertificate(text))),
          Map.entry("transport_business_permit", text -> made(new TransportPermit(text))),
          Map.entry("ship_id", text -> made(new ShipId(text))),
          Map.entry("mmsi_cn", text -> made(new Mmsi(text))),
          Map.entry("overload_station", text -> new StationCode(text).isStandard()),
          Map.entry("overload_record_code", text -> made(new RecordCode(text))),
          Map.entry("doc_no", text -> made(new DocumentNumber(text))),
          Map.entry("road_stake", text -> made(new RoadStake(text))));

  /** A value that could be made was not refused. */
  private static boolean made(Record value) {
    return !value.toString().isEmpty();
  }

  private static PlateReading reading(String text) {
    return PlateReading.of(text, PlateColour.YELLOW);
  }

  private static boolean lenientOnly(String text) {
    PlateRules lenient = PlateRules.withNewEnergyLetters("P");
    return !holds(strict -> reading(strict) instanceof Plate, text)
        && lenient.read(text, PlateColour.GRADIENT_GREEN) instanceof Plate;
  }

  private static boolean holds(Predicate<String> rule, String text) {
    try {
      return rule.test(text);
    } catch (InvalidValue refused) {
      return false;
    }
  }

  @Test
  void everySampleOfTheBriefIsJudgedAsItSays() {
    List<Table.Row> rows = SharedTables.rows("identifier_cases");

    assertThat(rows).hasSizeGreaterThan(60);
    assertSoftly(softly -> rows.forEach(row -> check(softly, row)));
  }

  private static void check(SoftAssertions softly, Table.Row row) {
    Predicate<String> rule = Optional.ofNullable(RULES.get(row.get("kind"))).orElseThrow();
    softly
        .assertThat(holds(rule, row.get("value")))
        .as("%s: %s", row.get("kind"), row.get("why"))
        .isEqualTo(Boolean.parseBoolean(row.get("valid")));
  }
}
