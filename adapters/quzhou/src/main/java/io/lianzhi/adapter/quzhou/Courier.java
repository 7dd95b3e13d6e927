package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.http.NotNow;
import io.lianzhi.contracts.http.RetryAfter;
import io.lianzhi.contracts.item.ItemKind;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/**
 * Hands parcels over and judges what came of it. Quzhou knows a parcel by its serial number, so an
 * attempt of unclear end is simply made again; it says no inside of an HTTP 200, and any other
 * status was not its own word.
 */
final class Courier {
  static final String CLOCK = "they say that the hub's clock is off; compare both clocks: ";

  private static final int OK = 200;

  private final QuzhouClient client;
  private final Keys keys;
  private final ReplyCodes codes;
  private final Clock clock;

  Courier(QuzhouClient client, Keys keys, ReplyCodes codes, Clock clock) {
    this.client = client;
    this.keys = keys;
    this.codes = codes;
    this.clock = clock;
  }

  Delivery deliver(Parcel parcel) {
    try {
      return sealed(parcel)
          .map(sealed -> judge(parcel, client.share(parcel, sealed)))
          .orElseGet(() -> later("the party has no encryption certificate in force"));
    } catch (NotNow refused) {
      return new Delivery.RetryLater(refused.when(), refused.why());
    } catch (UncheckedIOException broken) {
      return later("no answer: " + cause(broken).getClass().getSimpleName());
    }
  }

  private Optional<byte[]> sealed(Parcel parcel) {
    try {
      return Optional.of(keys.seal(parcel.message().body()));
    } catch (IllegalStateException noCertificate) {
      return Optional.empty();
    }
  }

  private static Throwable cause(UncheckedIOException broken) {
    return Optional.ofNullable(broken.getCause()).<Throwable>map(cause -> cause).orElse(broken);
  }

  /** What an answer makes of the delivery. */
  Delivery judge(Parcel parcel, HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      return new Delivery.RetryLater(
          RetryAfter.of(response, clock.instant()), "HTTP " + response.statusCode());
    }
    return GatewayReply.read(response.body())
        .map(reply -> judge(parcel, reply))
        .orElseGet(() -> later("unreadable answer"));
  }

  private Delivery judge(Parcel parcel, GatewayReply reply) {
    if (codes.ok().equals(reply.code())) {
      return taken(parcel, reply);
    }
    if (codes.clock().contains(reply.code())) {
      return later(CLOCK + reply.words());
    }
    if (codes.later().contains(reply.code()) || codes.ended().contains(reply.code())) {
      return later(reply.words());
    }
    boolean unknownVehicle =
        parcel.kind() == ItemKind.VEHICLE_QUESTION && codes.notFound().contains(reply.code());
    return unknownVehicle
        ? answered(parcel, AnswerMapping.NOT_FOUND, new byte[0])
        : new Delivery.Declined(reply.words());
  }

  private Delivery taken(Parcel parcel, GatewayReply reply) {
    if (parcel.kind() == ItemKind.VEHICLE_QUESTION) {
      return reply
          .data("sealed")
          .flatMap(this::opened)
          .map(answer -> answered(parcel, AnswerMapping.ANSWER, answer))
          .orElseGet(() -> later("an answer whose seal does not hold"));
    }
    return reply
        .data("receiptNo")
        .<Delivery>map(receipt -> new Delivery.Accepted())
        .orElseGet(() -> later("unreadable answer"));
  }

  private Optional<byte[]> opened(String base64) {
    try {
      return keys.open(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Delivery answered(Parcel parcel, String form, byte[] body) {
    return new Delivery.Accepted(Optional.of(AnswerMapping.message(form, parcel, body)));
  }

  private static Delivery later(String why) {
    return new Delivery.RetryLater(Optional.empty(), why);
  }
}
