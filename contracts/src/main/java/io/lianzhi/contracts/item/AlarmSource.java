package io.lianzhi.contracts.item;

import java.util.Optional;
import java.util.stream.Stream;

/** Who raised a vehicle's alarm, by WARN_SRC of JT/T 809. */
public enum AlarmSource {
  /** 车载终端. */
  VEHICLE_TERMINAL(1),
  /** 企业监控平台. */
  ENTERPRISE_PLATFORM(2),
  /** 政府监管平台. */
  GOVERNMENT_PLATFORM(3),
  OTHER(9);

  private final int code;

  AlarmSource(int code) {
    this.code = code;
  }

  /** WARN_SRC. */
  public int code() {
    return code;
  }

  /** Whom WARN_SRC names; empty for a code that the standard does not have. */
  public static Optional<AlarmSource> of(int code) {
    return Stream.of(values()).filter(source -> source.code == code).findFirst();
  }
}
