package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Doc;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes letters in and answers questions, as Hangzhou's contract says. */
final class Desk {
  private final Arrivals arrivals;
  private final Contract contract = Contract.shipped();

  Desk(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  void take(Kinds kind, Call call, Behaviour behaviour) {
    Optional<String> key = call.header("Idempotency-Key").filter(Desk::isKey);
    Optional<Doc> letter = read(call.body());
    if (key.isEmpty() || letter.isEmpty()) {
      call.problem(400, "INVALID_BODY", "请求不符合接口约定");
      return;
    }
    fault(kind, call.path(), letter.get())
        .ifPresentOrElse(
            place -> call.problem(400, "INVALID_BODY", "请求不符合接口约定：" + place),
            () -> take(kind, call, key.get(), letter.get(), behaviour));
  }

  private static boolean isKey(String key) {
    return key.matches("[!-~]{1,64}");
  }

  private static Optional<Doc> read(byte[] body) {
    try {
      return Optional.of(Doc.read(body));
    } catch (InvalidValue unreadable) {
      return Optional.empty();
    }
  }

  /** What the schema says, and what the contract says in words. */
  private Optional<String> fault(Kinds kind, String path, Doc letter) {
    return contract
        .faultOfPost(path, letter)
        .or(() ->
            cars(letter).anyMatch(Desk::isSomeGreen)
                ? Optional.of("hpzl: needed with colour 4")
                : Optional.empty())
        .or(() ->
            kind.isAboutASubject() && subjects(letter) != 1
                ? Optional.of("car, person, company: exactly one")
                : Optional.empty());
  }

  private static Stream<Doc> cars(Doc letter) {
    return Stream.of(letter, letter.within("car"), letter.within("rear_car"));
  }

  private static boolean isSomeGreen(Doc car) {
    return car.text("car_no_color").filter("4"::equals).isPresent() && !car.has("hpzl");
  }

  private static long subjects(Doc letter) {
    return Stream.of("car", "person", "company").filter(letter::has).count();
  }

  private void take(Kinds kind, Call call, String key, Doc letter, Behaviour behaviour) {
    switch (arrivals.seen(key, call.body())) {
      case OTHER -> call.problem(409, "IDEMPOTENCY_CONFLICT", "相同幂等键内容不同");
      case NEW -> {
        arrivals.take(key, kind.kind(), letter, call.body().length);
        answer(kind, call, key, letter, new Manner(201, behaviour));
      }
      case SAME -> {
        arrivals.take(key, kind.kind(), letter, call.body().length);
        answer(kind, call, key, letter, new Manner(200, behaviour));
      }
    }
  }

  /** How to answer: with which status where the letter is no question, and how well-behaved. */
  private record Manner(int status, Behaviour behaviour) {}

  private void answer(Kinds kind, Call call, String key, Doc letter, Manner manner) {
    if (kind != Kinds.VEHICLE_QUESTION) {
      call.answer(manner.status(), Map.of("receipt_no", "HZ-R-" + key));
      return;
    }
    Optional<Map<String, Object>> car = CarRegister.find(letter, manner.behaviour());
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
