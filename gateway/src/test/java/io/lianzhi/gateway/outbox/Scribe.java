package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.PartialAdapter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes letters, or fails as it is told. */
record Scribe(Optional<RuntimeException> failure) implements PartialAdapter {
  @Override
  public List<Line> lines() {
    return List.of();
  }

  @Override
  public Stream<Part> decode(Opened opened) {
    return Stream.of();
  }

  @Override
  public RawMessage encode(Letter letter) {
    failure.ifPresent(broken -> {
      throw broken;
    });
    return new RawMessage("letter", "application/json", LetterJson.write(letter));
  }

  @Override
  public List<Delivery> deliver(List<Parcel> parcels) {
    return List.of();
  }

  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    return new LineReply(200, request);
  }
}
