package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.ItemKind;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A released copy with its place in the outbox. Made from a release, or read back from its row. */
final class OutboxParcel implements Parcel {
  /** What stands in the row in clear. */
  record Label(
      long number,
      PartyId party,
      LaneName lane,
      int subject,
      PartyId sender,
      LetterId letter,
      ItemKind kind,
      Urgency urgency,
      Optional<LetterId> answers,
      Optional<Instant> deadline,
      Instant takenAt,
      Clause clause) {}

  private static final int OVERHEAD = 1024;

  private final Label label;
  private final Sealed sealed;
  private final Body body;
  private final long fence;

  OutboxParcel(Label label, Sealed sealed, Body body) {
    this(label, sealed, body, 0);
  }

  private OutboxParcel(Label label, Sealed sealed, Body body, long fence) {
    this.label = label;
    this.sealed = sealed;
    this.body = body;
    this.fence = fence;
  }

  /** The same on its way out of a lane held under this fence. */
  OutboxParcel under(long number) {
    return new OutboxParcel(label, sealed, body, number);
  }

  /** The same once its row is written: the sealed bytes need not stay in memory. */
  OutboxParcel committed() {
    return new OutboxParcel(
        label, new Sealed(sealed.suite(), sealed.retention(), new byte[0]), body, fence);
  }

  /** 0 where it did not come out of a lane. */
  long fence() {
    return fence;
  }

  /** About how many bytes it takes in memory. */
  int size() {
    return body.message().body().length + OVERHEAD;
  }

  Label label() {
    return label;
  }

  Sealed sealed() {
    return sealed;
  }

  /** The letter itself, kept beside its form where somebody may be waiting for it. */
  Optional<Letter> kept() {
    return body.kept();
  }

  PartyId party() {
    return label.party();
  }

  long number() {
    return label.number();
  }

  @Override
  public String id() {
    return incident().number() + "-" + label.party();
  }

  /** The number in a parcel's id; nothing where it is no id of that party's, whoever says it. */
  static OptionalLong number(String id, PartyId party) {
    String ending = "-" + party;
    if (!id.endsWith(ending)) {
      return OptionalLong.empty();
    }
    try {
      String incident = id.substring(0, id.length() - ending.length());
      return OptionalLong.of(new Incident(incident).toNumber());
    } catch (InvalidValue notOne) {
      return OptionalLong.empty();
    }
  }

  @Override
  public LetterId letter() {
    return label.letter();
  }

  @Override
  public Incident incident() {
    return Incident.of(label.number());
  }

  @Override
  public ItemKind kind() {
    return label.kind();
  }

  @Override
  public Urgency urgency() {
    return label.urgency();
  }

  @Override
  public RawMessage message() {
    return body.message();
  }

  @Override
  public Optional<Instant> deadline() {
    return label.deadline();
  }

  @Override
  public Instant keptUntil() {
    return BeijingDay.start(sealed.retention().lastDay().plusDays(1));
  }

  @Override
  public String toString() {
    return "Parcel[" + id() + " " + label.kind() + "]";
  }
}
