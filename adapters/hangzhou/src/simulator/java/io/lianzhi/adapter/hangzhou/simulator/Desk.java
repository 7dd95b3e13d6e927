package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Takes letters in and answers questions, as Hangzhou's contract says. */
final class Desk {
  private static final BigDecimal HEAVIEST = BigDecimal.valueOf(300);

  private final Arrivals arrivals;
  private final CarRegister register = new CarRegister();

  Desk(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  void take(Kinds kind, Call call) {
    Optional<String> key = call.header("Idempotency-Key");
    Optional<Doc> letter = read(call.body()).filter(doc -> isComplete(kind, doc));
    if (key.isEmpty() || letter.isEmpty()) {
      call.problem(400, "INVALID_BODY", "请求不符合接口约定");
    } else if (letter.get().number("total_weight_t").filter(Desk::isTooHeavy).isPresent()) {
      call.problem(422, "WEIGHT_IMPLAUSIBLE", "总重应以吨计");
    } else {
      take(kind, call, key.get(), letter.get());
    }
  }

  private static boolean isTooHeavy(BigDecimal tonnes) {
    return tonnes.compareTo(HEAVIEST) > 0;
  }

  private static Optional<Doc> read(byte[] body) {
    try {
      return Optional.of(Doc.read(body));
    } catch (InvalidValue unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isComplete(Kinds kind, Doc doc) {
    return doc.within("head").text("doc_id").isPresent()
        && doc.within("head").has("purpose")
        && kind.required().stream().allMatch(doc::has);
  }

  private void take(Kinds kind, Call call, String key, Doc letter) {
    switch (arrivals.seen(key, call.body())) {
      case OTHER -> call.problem(409, "IDEMPOTENCY_CONFLICT", "相同幂等键内容不同");
      case NEW -> {
        arrivals.take(key, kind.kind(), letter, call.body().length);
        answer(kind, call, key, letter, 201);
      }
      case SAME -> {
        arrivals.take(key, kind.kind(), letter, call.body().length);
        answer(kind, call, key, letter, 200);
      }
    }
  }

  private void answer(Kinds kind, Call call, String key, Doc letter, int status) {
    if (kind != Kinds.VEHICLE_QUESTION) {
      call.answer(status, Map.of("receipt_no", "HZ-R-" + key));
      return;
    }
    Optional<Map<String, Object>> car = register.find(letter);
    LetterId question = new LetterId(letter.within("head").text("doc_id").orElseThrow());
    arrivals.give(key, question, car.map(Desk::facts).orElse(Map.of("found", "false")));
    car.ifPresentOrElse(
        found -> call.answer(200, JsonTree.write(found)),
        () -> call.problem(404, "VEHICLE_NOT_FOUND", "未查询到该车辆"));
  }

  private static Map<String, String> facts(Map<String, Object> car) {
    return FactsOf.letter(
        ItemKind.VEHICLE_RECORD, new Doc(JsonTree.readObject(JsonTree.write(car))));
  }
}
