package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.security.http.HttpFields;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.http.SignatureWindow;
import io.lianzhi.security.http.VerifiedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The party's side of {@code POST /v1/letters}: checks, takes, and answers as it is told to. */
final class PartySystem {
  private static final String PATH = "/v1/letters";
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Arrivals arrivals;
  private final Manners manners;
  private final VehicleRegister register;
  private final Optional<Credentials> verifying;
  private final Clock clock;

  /**
   * @param verifying where to find the hub's keys; empty to believe every message
   */
  PartySystem(
      Arrivals arrivals,
      Manners manners,
      VehicleRegister register,
      Optional<Credentials> verifying,
      Clock clock) {
    this.arrivals = arrivals;
    this.manners = manners;
    this.register = register;
    this.verifying = verifying;
    this.clock = clock;
  }

  Reaction react(WireMessage request) {
    Behaviour now = manners.next();
    return switch (now) {
      case NORMAL,
          DUPLICATE,
          OUT_OF_ORDER,
          EXPIRED_CERTIFICATE,
          CLOCK_FAST,
          CLOCK_SLOW,
          CLOCK_WRONG,
          WRONG_TYPE,
          OTHER_VEHICLE ->
          take(request, now);
      case SLOW -> {
        Reaction late = take(request, now);
        pause();
        yield late;
      }
      case SILENT -> new Reaction.Silence();
      case DRIP -> new Reaction.Drip();
      case LOST -> {
        take(request, now);
        yield new Reaction.Reset();
      }
      case HALF -> half(take(request, now));
      case RESET -> new Reaction.Reset();
      case SERVER_ERROR -> problem(500, "INTERNAL");
      case UNAVAILABLE -> problem(503, "RETRY_LATER");
      case TOO_MANY ->
          Reaction.Respond.problem(
              429, Map.of("retry-after", "1"), Map.of("code", "RETRY_LATER", "status", 429));
      case UNAUTHORISED -> problem(401, "CREDENTIAL_UNKNOWN");
      case DECLINE -> problem(422, "DECLINED");
      case WRONG_CODE -> problem(422, "NOT_TODAY");
      case GARBAGE ->
          new Reaction.Respond(
              200,
              Map.of("content-type", "text/html"),
              "<html>系统维护中</html>".getBytes(StandardCharsets.UTF_8));
    };
  }

  private static Reaction half(Reaction whole) {
    return whole instanceof Reaction.Respond respond ? new Reaction.Half(respond) : whole;
  }

  private static void pause() {
    try {
      Thread.sleep(SLOW);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Reaction take(WireMessage request, Behaviour now) {
    if (!request.method().equals("POST") || !request.target().equals(PATH)) {
      return problem(404, "NOT_FOUND");
    }
    if (!isSigned(request, now)) {
      return problem(401, "SIGNATURE");
    }
    Optional<String> parcel = request.header("lianzhi-parcel");
    Optional<LetterName> name = LetterName.of(request.body());
    if (parcel.isEmpty() || name.isEmpty()) {
      return problem(400, "SCHEMA");
    }
    boolean repeated = arrivals.add(parcel.get(), name.get(), request.body());
    return name.get().isQuestion() ? answer(parcel.get(), request, now) : taken(repeated);
  }

  private boolean isSigned(WireMessage request, Behaviour now) {
    if (verifying.isEmpty()) {
      return true;
    }
    Credentials credentials = verifying.get();
    HttpFields fields = name -> request.header(name).map(List::of).orElse(List.of());
    HttpRequest signed =
        new HttpRequest(
            request.method(),
            "https",
            request.header("host").orElse(""),
            request.target(),
            "",
            fields);
    return MessageSignatures.verify(
            signed,
            request.body(),
            credentials::hubKey,
            SignatureWindow.USUAL,
            clock.instant().plus(now.ahead()))
        instanceof VerifiedMessage;
  }

  private static Reaction taken(boolean repeated) {
    return Reaction.Respond.json(
        repeated ? 200 : 202, Map.of("outcome", "ACCEPTED", "repeated", repeated));
  }

  private Reaction answer(String parcel, WireMessage request, Behaviour now) {
    try {
      Letter question = LetterJson.read(request.body());
      Letter answer =
          register.answer(question, request.header("lianzhi-incident").orElse("unknown"));
      arrivals.give(parcel, question.id(), answer);
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("outcome", "ACCEPTED");
      tree.put("answer", bent(LetterJson.tree(answer), now));
      return Reaction.Respond.json(200, tree);
    } catch (RefusedException unreadable) {
      return problem(400, unreadable.refused().code().name());
    }
  }

  private static Map<String, Object> bent(Map<String, Object> answer, Behaviour now) {
    return switch (now) {
      case WRONG_TYPE -> withItem(answer, "vehicleType", "Z99");
      case OTHER_VEHICLE ->
          withItem(answer, "plate", Map.of("text", "浙A99999", "colour", "YELLOW"));
      default -> answer;
    };
  }

  private static Map<String, Object> withItem(
      Map<String, Object> letter, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(letter);
    Map<String, Object> item = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(letter.get("item")))
        .forEach((name, old) -> item.put((String) name, old));
    item.put(field, value);
    changed.put("item", item);
    return changed;
  }

  private static Reaction problem(int status, String code) {
    return Reaction.Respond.problem(status, Map.of(), Map.of("code", code, "status", status));
  }
}
