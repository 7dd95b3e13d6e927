package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.item.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final byte[] BODY = "欧阳测试".getBytes(StandardCharsets.UTF_8);

  @Test
  void headersAreFoundInAnyCase() {
    RawMessage message = new RawMessage("form", "text/plain", Map.of("X-Nonce", "1"), BODY);
    assertThat(message.header("x-nonce")).contains("1");
    assertThat(message.header("X-NONCE")).contains("1");
    assertThat(message.header("nonce")).isEmpty();
    assertThat(message.headers()).containsOnlyKeys("x-nonce");
  }

  @Test
  void aMessageHasAForm() {
    assertThatThrownBy(() -> new RawMessage(" ", "text/plain", BODY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMessageNeverShowsItsBody() {
    assertThat(new RawMessage("form", "text/plain", BODY))
        .hasToString("RawMessage[form, 12 bytes]");
  }

  @Test
  void aPresentFieldNeverShowsItsContent() {
    assertThat(Field.of("欧阳测试")).hasToString("present");
  }

  @Test
  void aRefusalCrossesTheDoorWithoutTheValue() {
    Refused refused =
        Refused.of(new InvalidValue(RefusalCode.ID_CHECK_FAILED, "no", "yes"), "item.vin");
    assertThat(refused.accepted()).contains("yes");
    assertThat(refused.asException().refused()).isEqualTo(refused);
    assertThat(refused.asException()).hasMessage("ID_CHECK_FAILED at 'item.vin'");
  }

  @Test
  void aReceiptKeepsItsOutcomes() {
    Map<PartyId, Outcome> outcomes = new HashMap<>();
    outcomes.put(new PartyId("hangzhou"), new Outcome.Taken());
    Receipt receipt = new Receipt(Optional.empty(), Incident.of(1), Instant.EPOCH, outcomes, false);
    outcomes.clear();
    assertThat(receipt.outcomes()).hasSize(1);
  }

  @Test
  void strengthsOfProofAreInOrder() {
    assertThat(Proof.Strength.CHANNEL).isLessThan(Proof.Strength.SIGNATURE);
    assertThat(new Proof.Channel("letters", "cert").strength()).isEqualTo(Proof.Strength.CHANNEL);
  }
}
