package io.lianzhi.adapter.lishui;

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

/** Lishui's own words, shipped beside this class. */
final class Codes {
  static final CodeSet PURPOSE = shipped("purpose");
  static final CodeSet SUBJECT_TYPE = shipped("subject_type");
  static final CodeSet URGENCY = shipped("urgency");

  private Codes() {}

  static List<CodeSet> all() {
    return List.of(PURPOSE, SUBJECT_TYPE, URGENCY);
  }

  private static CodeSet shipped(String name) {
    try (InputStream bytes = Codes.class.getResourceAsStream(name + ".csv")) {
      if (bytes == null) {
        throw new IllegalStateException("no shipped table " + name);
      }
      return CodeSet.read("lishui." + name, new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Their word for our value on {@code day}.
   *
   * @throws InvalidValue {@code CODE_UNKNOWN}
   */
  static String write(CodeSet codes, String canonical, LocalDate day) {
    return codes.inForce().codeFor(canonical, day).orElseThrow(() -> unknown(codes));
  }

  /**
   * Our value for what their word meant on {@code day}.
   *
   * @throws InvalidValue {@code CODE_UNKNOWN}
   */
  static String read(CodeSet codes, String code, LocalDate day) {
    return codes.inForce().canonical(code, day).orElseThrow(() -> unknown(codes));
  }

  private static InvalidValue unknown(CodeSet codes) {
    return new InvalidValue(
        RefusalCode.CODE_UNKNOWN,
        "not in " + codes.name(),
        "a code of " + codes.name() + " " + codes.version());
  }
}
