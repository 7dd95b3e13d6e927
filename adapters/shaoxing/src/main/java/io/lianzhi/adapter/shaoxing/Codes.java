package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.CodeSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Shaoxing's own code tables, shipped beside this class. */
final class Codes {
  static final CodeSet PURPOSE = shipped("purpose");
  static final CodeSet SUBJECT_TYPE = shipped("subject_type");
  static final CodeSet URGENCY = shipped("urgency");

  /** Where their region codes differ from GB/T 2260 of today. */
  static final CodeSet REGION = shipped("region");

  private Codes() {}

  static List<CodeSet> all() {
    return List.of(PURPOSE, SUBJECT_TYPE, URGENCY, REGION);
  }

  private static CodeSet shipped(String name) {
    try (InputStream bytes = Codes.class.getResourceAsStream(name + ".csv")) {
      if (bytes == null) {
        throw new IllegalStateException("no shipped table " + name);
      }
      return CodeSet.read("shaoxing." + name, new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Their code for our value on {@code day}.
   *
   * @throws InvalidValue {@code CODE_UNKNOWN}
   */
  static String write(CodeSet codes, String canonical, LocalDate day) {
    return codes.inForce().codeFor(canonical, day).orElseThrow(() -> unknown(codes));
  }

  /**
   * Our value for what their code meant on {@code day}.
   *
   * @throws InvalidValue {@code CODE_UNKNOWN}
   */
  static String read(CodeSet codes, String code, LocalDate day) {
    return codes.inForce().canonical(code, day).orElseThrow(() -> unknown(codes));
  }

  static InvalidValue unknown(CodeSet codes) {
    return new InvalidValue(
        RefusalCode.CODE_UNKNOWN,
        "not in " + codes.name(),
        "a code of " + codes.name() + " " + codes.version());
  }
}
