package io.lianzhi.gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Proof.Strength;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.outbox.LetterState;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.ledger.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverTest {
  private static final Instant MADE = Instant.parse("2021-11-19T16:30:00Z");
  private static final String HOSTILE = "<script>alert('&\u202e\\\"')</script>";

  private static Letter letter() throws IOException {
    String json =
        Files.readString(Path.of("../contracts/api/examples/letters/copy-notice.json"))
            .replace("车辆已卸载转运后放行", "<script>alert('&\u202e')</script>");
    return LetterJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String cover(Told.Proof proof, boolean whole) throws IOException {
    LetterState.Summary summary =
        new LetterState.Summary(
            Optional.of(HOSTILE),
            Incident.of(7),
            "jinhua",
            Optional.of("COPY_NOTICE"),
            Optional.of("CASE_HANDLING"),
            Optional.of("CASE-1"),
            Optional.empty(),
            1,
            true,
            MADE);
    Told.Copy copy =
        new Told.Copy(
            "shaoxing",
            HOSTILE,
            Optional.empty(),
            List.of("plate"),
            List.of("driverQualification"),
            List.of("driverName"),
            List.of(MADE),
            Optional.of(HOSTILE),
            Told.Origin.REWRITTEN_DIFFERENTLY);
    Told told =
        new Told(
            summary,
            whole,
            true,
            Optional.of(letter()),
            Optional.of(proof),
            List.of(),
            List.of(copy));
    NoteSigner signer =
        new NoteSigner(
            "log",
            CertificateAuthority.selfSigned(
                    "CN=log",
                    SignatureAlgorithm.ED25519,
                    new Validity(MADE, MADE.plus(Duration.ofDays(1))))
                .signingKey("log"));
    return new Cover(List.of(signer), id -> "〈" + id + "〉", HOSTILE, MADE, List.of(told)).html();
  }

  @Test
  void escapesWhateverAPartyWrote() throws IOException {
    String html = cover(new Told.Proof.Line(HOSTILE, HOSTILE), true);
    assertThat(html).doesNotContain("<script", "\u202e", "alert('").contains("&lt;script&gt;");
  }

  @Test
  void isOnePageThatAsksForNothingElse() throws IOException {
    String html = cover(new Told.Proof.Strength(Strength.SIGNATURE), false);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'", "@page { size: A4")
        .doesNotContain("src=", "href=", "url(", "@import", "http://", "https://", "%s");
  }

  @Test
  void saysWhatCodesMean() throws IOException {
    assertThat(cover(new Told.Proof.Line("letters", "x"), true))
        .contains("颜色：YELLOW 黄色", "330603 柯桥区", "H17 重型自卸货车")
        .contains("<td>超限超载运输</td>");
  }

  @Test
  void saysBeijingTimeAndUtc() throws IOException {
    assertThat(cover(new Told.Proof.Line("api", "x"), true))
        .contains("2021-11-20 00:30:00", "2021-11-19 16:30:00 UTC");
  }

  @Test
  void saysThatALetterWithChannelProofIsNotProvedBySignature() throws IOException {
    String words = "Of a letter with channel proof only";
    assertThat(cover(new Told.Proof.Line("api", "x"), true)).contains(words, "仅有通道证明");
    assertThat(cover(new Told.Proof.Strength(Strength.CHANNEL), false)).contains(words);
    assertThat(cover(new Told.Proof.Strength(Strength.SIGNATURE), false)).doesNotContain(words);
    assertThat(cover(new Told.Proof.Signature("s", true, List.of()), true)).doesNotContain(words);
  }

  @Test
  void saysWhatWasMaskedWithheldAndWrittenAnewInBothLanguages() throws IOException {
    assertThat(cover(new Told.Proof.Line("api", "x"), true))
        .contains("从业资格证号", "驾驶员姓名", "〈shaoxing〉", "演练", "is a rehearsal")
        .contains("which may differ from then", "可能与当时不同", "号码：浙D12345；颜色：YELLOW");
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldHasAChineseName(ItemKind kind) {
    assertThat(kind.schema().columns())
        .allSatisfy(column -> assertThat(FieldNames.has(column.name())).as(column.name()).isTrue());
  }
}
