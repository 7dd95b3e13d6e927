package io.lianzhi.contracts.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every refusal of a value must be. */
final class Refusals {
  private Refusals() {}

  static void assertRefused(RefusalCode code, String value, ThrowingCallable making) {
    InvalidValue refused = catchThrowableOfType(InvalidValue.class, making);
    assertThat(refused).as("refusal of a wrong value").isNotNull();
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.accepted()).isNotBlank();
    if (value.length() > 1) {
      assertThat(refused.getMessage()).doesNotContain(value);
    }
  }
}
