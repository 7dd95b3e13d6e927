package io.lianzhi.gateway.register;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.BlacklistEntry;
import io.lianzhi.contracts.item.BlacklistRemoval;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.OverloadRecord;
import io.lianzhi.contracts.item.VehicleAlarm;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.VehicleRecord;
import io.lianzhi.contracts.item.WatchHit;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import java.util.Optional;

/** A letter that changes what a party has been asked to watch for. */
public sealed interface WatchLetter {
  /** {@code party} is asked to watch. */
  record Ordered(PartyId party, Letter letter, WatchOrder order) implements WatchLetter {}

  /** {@code party} is told to watch no longer. */
  record Revoked(PartyId party, Letter letter, WatchRevocation revocation) implements WatchLetter {}

  /**
   * What the copy of a letter changes for its addressee; mostly nothing. A rehearsal changes
   * nothing either: nobody is watched for practice.
   */
  static Optional<WatchLetter> of(PartyId party, Letter letter) {
    return switch (letter.item()) {
      case WatchOrder order when !letter.test() -> Optional.of(new Ordered(party, letter, order));
      case WatchRevocation end when !letter.test() -> Optional.of(new Revoked(party, letter, end));
      case WatchOrder _, WatchRevocation _ -> Optional.empty();
      case CopyNotice _, VehicleQuestion _, VehicleRecord _, OverloadRecord _ -> Optional.empty();
      case BlacklistEntry _, BlacklistRemoval _, WatchHit _, VehicleAlarm _ -> Optional.empty();
    };
  }
}
