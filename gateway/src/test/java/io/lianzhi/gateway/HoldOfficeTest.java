package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Office.Answer;
import io.lianzhi.gateway.Office.Person;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A legal hold as two administrators decide it, at their port of a running hub. */
class HoldOfficeTest {
  private static final Map<String, Object> WHY = Map.of("matter", "行初1号", "reason", "行政诉讼");

  @Test
  void twoPeopleHoldALetterAndLiftIt(@TempDir Path home) throws Exception {
    try (RunningHub hub = new RunningHub(home, TestDatabase.freshUrl())) {
      Office office = new Office(hub);
      Person audit = office.first("audit-administrator");
      Person security = office.first("security-administrator");
      String letter = send(hub);

      assertThat(propose(office, security, "HOLD_PLACE", letter, WHY).status()).isEqualTo(403);
      assertThat(propose(office, audit, "HOLD_LIFT", letter, Map.of("reason", "x")).status())
          .isEqualTo(409);
      assertThat(propose(office, audit, "HOLD_PLACE", "x", WHY).status()).isEqualTo(400);
      assertThat(propose(office, audit, "HOLD_PLACE", letter, Map.of("reason", "x")).status())
          .isEqualTo(400);

      Answer placing = propose(office, audit, "HOLD_PLACE", letter, WHY);
      assertThat(approve(office, audit, placing).status()).isEqualTo(403);
      assertThat(approve(office, security, placing).status()).isEqualTo(200);
      assertThat(propose(office, audit, "HOLD_PLACE", letter, WHY).status()).isEqualTo(409);

      Answer lifting = propose(office, audit, "HOLD_LIFT", letter, Map.of("reason", "已审结"));
      assertThat(approve(office, security, lifting).status()).isEqualTo(200);
      assertThat(approve(office, security, lifting).status()).isEqualTo(409);

      assertThat(propose(office, audit, "KEYSTORE_ROTATE", "keystore", Map.of()).status())
          .isEqualTo(403);
      Path vault = hub.home().resolve("keystore").resolve("hub.vault");
      byte[] before = Files.readAllBytes(vault);
      Person system = office.first("system-administrator");
      Answer rotating = propose(office, system, "KEYSTORE_ROTATE", "keystore", Map.of());
      assertThat(Files.readAllBytes(vault)).isEqualTo(before);
      assertThat(approve(office, security, rotating).status()).isEqualTo(200);
      assertThat(Files.readAllBytes(vault)).isNotEqualTo(before);
      assertThat(send(hub)).as("the hub works on").isNotBlank();

      Answer unknown = propose(office, audit, "HOLD_PLACE", "0000000000000", WHY);
      assertThat(approve(office, security, unknown).status()).isEqualTo(409);
    }
  }

  private static Answer propose(
      Office office, Person who, String kind, String target, Map<String, Object> body)
      throws Exception {
    return office.post(who, "/proposals", Map.of("kind", kind, "target", target, "body", body));
  }

  private static Answer approve(Office office, Person who, Answer proposed) throws Exception {
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
    return office.post(
        who, "/proposals/" + proposed.json().get("number").longValue() + "/approval");
  }

  private static String send(RunningHub hub) throws Exception {
    byte[] body =
        Files.readString(Path.of("../contracts/api/examples/letters/overload-record.json"))
            .replace("\"shaoxing\"", "\"hangzhou\"")
            .getBytes(StandardCharsets.UTF_8);
    String receipt =
        hub.send("jinhua", hub.sign("jinhua", "POST", "/v1/letters", body), "zh").body();
    return new JsonMapper().readTree(receipt).get("incident").stringValue();
  }
}
