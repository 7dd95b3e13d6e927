package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Handover;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.Signing;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The least adapter there can be: canonical JSON both ways, over a wire that a test holds. */
class CanonicalAdapter implements Adapter {
  /** Takes a letter's bytes and answers with a word. */
  interface Wire {
    /**
     * @throws UncheckedIOException when nothing answers
     */
    String send(byte[] body);
  }

  private final Wire wire;

  CanonicalAdapter(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String mappingVersion() {
    return "canonical-1";
  }

  @Override
  public boolean carries(ItemKind kind) {
    return kind == ItemKind.COPY_NOTICE || kind == ItemKind.BLACKLIST_ENTRY;
  }

  @Override
  public Handover handover() {
    return Handover.CALLED;
  }

  @Override
  public List<Line> lines() {
    return List.of(new Line.Api("letters", new Signing.MessageSignature()));
  }

  @Override
  public Stream<Part> decode(Opened opened) {
    try {
      return JsonTree.read(opened.raw().body()) instanceof List<?> list && !list.isEmpty()
          ? IntStream.range(0, list.size()).mapToObj(i -> part(i + 1, JsonTree.write(list.get(i))))
          : Stream.of(part(1, opened.raw().body()));
    } catch (io.lianzhi.contracts.InvalidValue broken) {
      return Stream.of(new Rejected(1, Refused.of(broken, ""), Optional.empty()));
    }
  }

  private static Part part(long position, byte[] json) {
    try {
      return LetterJson.read(json);
    } catch (RefusedException broken) {
      return new Rejected(position, broken.refused(), Optional.empty());
    }
  }

  @Override
  public RawMessage encode(Letter letter) {
    return new RawMessage("letters", "application/json", LetterJson.write(letter));
  }

  @Override
  public List<Delivery> deliver(List<Parcel> parcels) {
    return parcels.stream().map(this::deliver).toList();
  }

  private Delivery deliver(Parcel parcel) {
    try {
      return switch (wire.send(parcel.message().body())) {
        case "ok" -> new Delivery.Accepted();
        case "no" -> new Delivery.Declined("no");
        default -> retry("not understood");
      };
    } catch (UncheckedIOException unreachable) {
      return retry("unreachable");
    }
  }

  private static Delivery retry(String why) {
    return new Delivery.RetryLater(Optional.empty(), why);
  }

  @Override
  public List<Step> testConnection() {
    return List.of();
  }

  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    return switch (reply) {
      case Refused refused -> answer(refused.code().httpStatus(), refused.code());
      case Receipt receipt ->
          answer(200, receipt.incident().number() + reasons(receipt.outcomes().values()));
      case io.lianzhi.contracts.Answer answer -> new LineReply(200, encode(answer.letter()));
    };
  }

  private static String reasons(Collection<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome ->
            switch (outcome) {
              case Outcome.Taken() -> "";
              case Outcome.Parked(Refused reason) -> " " + reason.code();
              case Refused refused -> " " + refused.code();
            })
        .collect(Collectors.joining());
  }

  private static LineReply answer(int status, Object content) {
    byte[] body = JsonTree.write(Map.of("answer", content.toString()));
    return new LineReply(status, new RawMessage("answer", "application/json", body));
  }

  static String text(RawMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }
}
