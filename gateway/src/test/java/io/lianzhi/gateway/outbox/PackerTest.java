package io.lianzhi.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.gateway.memorandum.ClauseRule;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.RetentionKeyId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackerTest {
  static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  static final PartyId SHAOXING = new PartyId("shaoxing");
  private static final Instant NOW = Instant.parse("2021-11-19T04:00:00Z");

  static List<Release> releases() {
    ClauseRule clause =
        new ClauseRule(
            "4.1",
            Set.of(JINHUA),
            Set.of(HANGZHOU, SHAOXING),
            ItemKind.VEHICLE_QUESTION,
            Set.of(new Purpose("ROAD_INSPECTION")),
            Set.of("place"),
            Proof.Strength.CHANNEL,
            Period.ofMonths(6),
            Optional.empty());
    Memorandum memorandum =
        new Memorandum(
            "M",
            "备忘录",
            Set.of(JINHUA, HANGZHOU, SHAOXING),
            LocalDate.of(2021, 1, 1),
            LocalDate.of(2022, 1, 1),
            List.of(clause));
    Letter letter =
        Letter.of(
                new LetterId("q-1"),
                Origin.of(JINHUA),
                List.of(HANGZHOU, SHAOXING),
                new Purpose("ROAD_INSPECTION"),
                new VehicleQuestion(
                    new Plate("浙G12345", PlateColour.BLUE),
                    Field.unknown(),
                    Field.of("G60K300"),
                    Field.unknown()))
            .answerBy(NOW.plusSeconds(10));
    return new Memoranda(List.of(memorandum))
        .decide(letter, Proof.Strength.CHANNEL, NOW).values().stream()
            .map(Release.class::cast)
            .toList();
  }

  private static Packer packer(Path folder) {
    Keystore keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    return new Packer(
        new Sealer(keystore.retentionKeys()),
        keystore.indexKey("subjects", Suite.INTERNATIONAL),
        new Waiters());
  }

  static Packed pack(Packer packer, Release release, Optional<RuntimeException> failure) {
    Arrival arrival = new Arrival(7, JINHUA, Suite.NATIONAL, "letters", "1", NOW);
    return packer.pack(arrival, release, new Scribe(failure), Suite.NATIONAL, "1");
  }

  @Test
  void aFailedEncodeParksThatParcelOnly(@TempDir Path folder) {
    Packer packer = packer(folder);
    List<Release> releases = releases();
    Packed broken =
        pack(packer, releases.getFirst(), Optional.of(new IllegalStateException("a bug")));
    Packed refused =
        pack(
            packer,
            releases.getFirst(),
            Optional.of(Refused.of(RefusalCode.FIELD_NOT_RELEASABLE, "vin").asException()));
    Packed good = pack(packer, releases.getLast(), Optional.empty());
    assertThat(broken.outcome()).isInstanceOf(Outcome.Parked.class);
    assertThat(refused.outcome()).isInstanceOf(Outcome.Parked.class);
    assertThat(good.outcome()).isInstanceOf(Outcome.Taken.class);
    assertThat(good.to()).isEqualTo(SHAOXING);
  }

  @Test
  void whatIsStoredOpensUnderItsOwnKeyOnly(@TempDir Path folder) {
    Packer packer = packer(folder);
    OutboxParcel parcel = pack(packer, releases().getLast(), Optional.empty()).parcel();
    Keystore keystore =
        Keystore.open(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    Sealer sealer = new Sealer(keystore.retentionKeys());
    byte[] opened = sealer.open(parcel.sealed(), 7, Sealer.copyFor(SHAOXING));
    assertThat(Body.of(opened).message().body()).isEqualTo(parcel.message().body());
    assertThatThrownBy(() -> sealer.open(parcel.sealed(), 8, Sealer.copyFor(SHAOXING)))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void aPartyThatIsCalledOriginalOpensNothingElse(@TempDir Path folder) {
    Keystore keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    Sealer sealer = new Sealer(keystore.retentionKeys());
    RetentionKeyId retention = new RetentionKeyId("M", "4.1", YearMonth.of(2022, 5));
    Sealed original =
        sealer.seal(Suite.NATIONAL, retention, 7, Sealer.ORIGINAL, new byte[] {1, 2, 3});
    String copy = Sealer.copyFor(new PartyId("original"));
    assertThatThrownBy(() -> sealer.open(original, 7, copy))
        .isInstanceOf(SealBrokenException.class);
    assertThat(sealer.open(original, 7, Sealer.ORIGINAL)).containsExactly(1, 2, 3);
  }
}
