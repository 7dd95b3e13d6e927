package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Accepted;
import io.lianzhi.adapter.hangzhou.generated.Problem;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.http.NotNow;
import io.lianzhi.contracts.http.RetryAfter;
import io.lianzhi.contracts.item.ItemKind;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Hands parcels over and judges what came of it. Hangzhou knows a parcel by its idempotency key, so
 * an attempt of unclear end is simply made again; it declines by a problem document with a code,
 * and a 4xx without one was not its own.
 */
final class Courier {
  private static final String VEHICLE_NOT_FOUND = "VEHICLE_NOT_FOUND";
  private static final Set<Integer> NOT_FINAL = Set.of(401, 403, 408, 425, 429);
  private static final int LONGEST_WHY = 200;

  private final HangzhouClient client;
  private final HangzhouMapping mapping;
  private final Clock clock;

  Courier(HangzhouClient client, HangzhouMapping mapping, Clock clock) {
    this.client = client;
    this.mapping = mapping;
    this.clock = clock;
  }

  Delivery deliver(Parcel parcel) {
    try {
      return judge(parcel, client.post(Form.of(parcel.kind()).route().post(), parcel));
    } catch (NotNow refused) {
      return new Delivery.RetryLater(refused.when(), refused.why());
    } catch (UncheckedIOException broken) {
      return later("no answer: " + cause(broken).getClass().getSimpleName());
    }
  }

  private static Throwable cause(UncheckedIOException broken) {
    return Optional.ofNullable(broken.getCause()).<Throwable>map(cause -> cause).orElse(broken);
  }

  /** What an answer makes of the delivery. */
  Delivery judge(Parcel parcel, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200 || status == 201) {
      return taken(parcel, response.body());
    }
    boolean refused = status >= 400 && status < 500 && !NOT_FINAL.contains(status);
    return refused ? declined(parcel, response) : retry(response);
  }

  private Delivery taken(Parcel parcel, byte[] body) {
    if (parcel.kind() == ItemKind.VEHICLE_QUESTION) {
      return mapping
          .answer(parcel.message(), parcel.id(), body)
          .<Delivery>map(answer -> new Delivery.Accepted(Optional.of(answer)))
          .orElseGet(() -> later("unreadable answer"));
    }
    return Json.find(body, Accepted.class)
        .flatMap(accepted -> Optional.ofNullable(accepted.getReceiptNo()))
        .<Delivery>map(receipt -> new Delivery.Accepted())
        .orElseGet(() -> later("unreadable answer"));
  }

  private Delivery declined(Parcel parcel, HttpResponse<byte[]> response) {
    Optional<Problem> problem = Json.find(response.body(), Problem.class).filter(Courier::hasCode);
    if (parcel.kind() == ItemKind.VEHICLE_QUESTION
        && problem.filter(found -> found.getCode().equals(VEHICLE_NOT_FOUND)).isPresent()) {
      return mapping
          .notFound(parcel.message(), parcel.id(), response.body())
          .<Delivery>map(answer -> new Delivery.Accepted(Optional.of(answer)))
          .orElseGet(() -> later("unreadable answer"));
    }
    return problem
        .<Delivery>map(found -> new Delivery.Declined(words(found)))
        .orElseGet(() -> retry(response));
  }

  private static boolean hasCode(Problem problem) {
    return Optional.ofNullable(problem.getCode()).filter(code -> !code.isBlank()).isPresent();
  }

  private static String words(Problem problem) {
    String text = problem.getCode() + ": " + Optional.ofNullable(problem.getMessage()).orElse("");
    String printable = text.replaceAll("\\p{Cntrl}", " ");
    return printable.substring(0, Math.min(LONGEST_WHY, printable.length()));
  }

  private Delivery retry(HttpResponse<byte[]> response) {
    return new Delivery.RetryLater(
        RetryAfter.of(response, clock.instant()), "HTTP " + response.statusCode());
  }

  private static Delivery later(String why) {
    return new Delivery.RetryLater(Optional.empty(), why);
  }
}
