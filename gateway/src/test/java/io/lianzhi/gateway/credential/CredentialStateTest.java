package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialStateTest {
  private static final List<Step> STEPS =
      List.of(
          new Step.Approve(),
          new Step.Refuse(),
          new Step.Suspend(),
          new Step.Resume(),
          new Step.Revoke(RevocationReason.KEY_COMPROMISE));

  /** Where the steps lead to, in their order; a dash for one that is none. */
  private static final Map<CredentialState, List<String>> TABLE =
      Map.of(
          CredentialState.REQUESTED, List.of("ACTIVE", "REFUSED", "-", "-", "-"),
          CredentialState.ACTIVE, List.of("-", "-", "SUSPENDED", "-", "REVOKED"),
          CredentialState.SUSPENDED, List.of("-", "-", "-", "ACTIVE", "REVOKED"),
          CredentialState.REVOKED, List.of("-", "-", "-", "-", "-"),
          CredentialState.REFUSED, List.of("-", "-", "-", "-", "-"));

  @Test
  void everyStepFromEveryStateIsInThisTable() {
    for (CredentialState state : CredentialState.values()) {
      List<String> found =
          STEPS.stream()
              .map(step -> state.next(step).map(CredentialState::name).orElse("-"))
              .toList();
      assertThat(found).as(state.name()).isEqualTo(TABLE.get(state));
    }
  }
}
