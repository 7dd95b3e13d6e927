package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Doc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The partner behind the gateway: checks the SM2 signature and the clock, opens the seal, holds the
 * letter against the contract, takes it in and answers questions.
 */
final class Desk {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Arrivals arrivals;
  private final Seal seal;
  private final Contract contract = Contract.shipped();

  Desk(Arrivals arrivals, Seal seal) {
    this.arrivals = arrivals;
    this.seal = seal;
  }

  void take(Kinds kind, Call call, Behaviour behaviour) {
    if (!seal.isOfTheHub(call.stamp(), call.request())) {
      call.refused("13", "SM2签名验证失败");
    } else if (isOutside(call)) {
      call.refused("12", "时间戳超出允许范围");
    } else {
      seal.open(call.body())
          .ifPresentOrElse(
              plain -> take(kind, call, plain, behaviour), () -> call.refused("13", "信封无法打开"));
    }
  }

  private static boolean isOutside(Call call) {
    return call.stamp()
        .time()
        .map(time -> Duration.between(time, Instant.now()).abs())
        .filter(off -> off.compareTo(WINDOW) <= 0)
        .isEmpty();
  }

  private void take(Kinds kind, Call call, byte[] plain, Behaviour behaviour) {
    Optional<String> serial = call.parameter("serialNo").filter(Desk::isSerial);
    Optional<Doc> letter = read(plain);
    if (serial.isEmpty() || letter.isEmpty()) {
      call.refused("30", "报文不符合约定");
      return;
    }
    Optional<String> fault = fault(kind, letter.get());
    if (fault.isPresent()) {
      call.refused("30", "报文不符合约定：" + fault.get());
    } else if (arrivals.isOther(serial.get(), plain)) {
      call.refused("32", "相同流水号内容不同");
    } else {
      arrivals.take(serial.get(), kind.kind(), letter.get(), call.body().length);
      answer(kind, call, letter.get(), behaviour);
    }
  }

  private static boolean isSerial(String serial) {
    return serial.matches("[!-~]{1,64}");
  }

  private static Optional<Doc> read(byte[] body) {
    try {
      return Optional.of(Doc.read(body));
    } catch (InvalidValue unreadable) {
      return Optional.empty();
    }
  }

  /** What the schema says, and what the contract says in words. */
  private Optional<String> fault(Kinds kind, Doc letter) {
    return contract
        .fault(kind, letter)
        .or(() ->
            kind.isAboutASubject() && subjects(letter.within("data")) != 1
                ? Optional.of("vehicle, person, enterprise: exactly one")
                : Optional.empty());
  }

  private static long subjects(Doc data) {
    return Stream.of("vehicle", "person", "enterprise").filter(data::has).count();
  }

  private void answer(Kinds kind, Call call, Doc letter, Behaviour behaviour) {
    String serial = call.parameter("serialNo").orElseThrow();
    if (kind != Kinds.VEHICLE_QUESTION) {
      call.taken(Map.of("receiptNo", "QZ-R-" + serial));
      return;
    }
    Optional<Map<String, Object>> vehicle = VehicleRegister.find(letter.within("data"), behaviour);
    LetterId question = new LetterId(letter.within("head").text("letterId").orElseThrow());
    arrivals.give(serial, question, vehicle.map(Desk::facts).orElse(Map.of("found", "false")));
    vehicle.ifPresentOrElse(
        found -> call.taken(Map.of("sealed", sealed(found, behaviour))),
        () -> call.refused("40", "未查询到该车辆"));
  }

  private String sealed(Map<String, Object> vehicle, Behaviour behaviour) {
    byte[] sealed =
        behaviour == Behaviour.GARBAGE_SEAL
            ? "not a seal".getBytes(StandardCharsets.UTF_8)
            : seal.seal(JsonTree.write(vehicle), behaviour);
    return Base64.getEncoder().encodeToString(sealed);
  }

  private static Map<String, String> facts(Map<String, Object> vehicle) {
    return FactsOf.data(
        ItemKind.VEHICLE_RECORD, new Doc(JsonTree.readObject(JsonTree.write(vehicle))));
  }
}
