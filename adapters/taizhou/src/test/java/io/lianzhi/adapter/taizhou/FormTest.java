package io.lianzhi.adapter.taizhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.item.Column;
import io.lianzhi.contracts.item.ItemKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormTest {
  @ParameterizedTest
  @EnumSource
  void hasAMemberForEveryColumnAndNoneBesides(ItemKind kind) {
    Form form = Form.of(kind);
    assertThat(form.kind()).isEqualTo(kind);
    assertThat(form.members().ours())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            kind.schema().columns().stream().map(Column::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void isKnownByItsTypeInThisVersionAlone(ItemKind kind) {
    Form form = Form.of(kind);
    assertThat(Form.ofType(form.type())).hasValue(form);
    assertThat(Form.ofType(form.type().replace(".v1", ".v2"))).isEmpty();
  }
}
