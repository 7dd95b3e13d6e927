package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

class DoorPropertiesTest {
  @Test
  void hasTheseKeysAndDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(new DoorProperties(8443, DataSize.ofMegabytes(1), Duration.ofSeconds(8)));
  }

  @Test
  void takesSaneValues() {
    assertThat(bind(Map.of("port", "0", "max-body", "64MB", "answer-wait", "0s")))
        .isEqualTo(new DoorProperties(0, DataSize.ofMegabytes(64), Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "port, -1",
    "port, 65536",
    "max-body, 1023B",
    "max-body, 65MB",
    "answer-wait, 61s",
    "answer-wait, -1s"
  })
  void doesNotStartWithOthers(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of(key, value))).isInstanceOf(BindException.class);
  }

  private static DoorProperties bind(Map<String, String> values) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    values.forEach((key, value) -> source.put("lianzhi.door." + key, value));
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      var validation =
          new ValidationBindHandler(new SpringValidatorAdapter(factory.getValidator()));
      return new Binder(source)
          .bindOrCreate("lianzhi.door", Bindable.of(DoorProperties.class), validation);
    }
  }
}
