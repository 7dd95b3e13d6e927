package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The codes in {@code head/code}, one table for both directions: what Shaoxing's answer means for a
 * delivery, and by which code the hub refuses.
 */
final class ResultTable {
  static final String OK = "1";
  static final String PARKED = "2";

  /** Taken for some addressees, refused for others. */
  static final String IN_PART = "4";

  /** A question is taken, and its answer comes by a call of its own. */
  static final String ANSWER_FOLLOWS = "5";

  /** What a code that Shaoxing answers means for a delivery. */
  enum Effect {
    ACCEPTED,
    DECLINED,
    RETRY
  }

  /** One code, with its words for officers. */
  record Result(String code, String words, Effect effect, List<RefusalCode> refusals) {
    Result {
      refusals = List.copyOf(refusals);
    }
  }

  private static final List<Result> RESULTS = shipped();

  private ResultTable() {}

  /** The result of that code; empty for one that nobody has agreed on. */
  static Optional<Result> find(String code) {
    return RESULTS.stream().filter(result -> result.code().equals(code)).findFirst();
  }

  /** By which code the hub refuses. */
  static Result of(RefusalCode refusal) {
    return RESULTS.stream()
        .filter(result -> result.refusals().contains(refusal))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no result for " + refusal));
  }

  static List<Result> all() {
    return RESULTS;
  }

  private static List<Result> shipped() {
    try (InputStream bytes = ResultTable.class.getResourceAsStream("result.csv")) {
      if (bytes == null) {
        throw new IllegalStateException("no shipped table result");
      }
      Table table = Table.read(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return table.rows().stream().map(ResultTable::result).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Result result(Table.Row row) {
    return new Result(
        row.get("code"),
        row.get("name_zh"),
        Effect.valueOf(row.get("effect")),
        row.list("refusals").stream().map(RefusalCode::valueOf).toList());
  }
}
