package io.lianzhi.gateway;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Handover;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import java.util.List;
import java.util.stream.Stream;

/** A fake that plays a part of an adapter: to be asked for the rest fails the test. */
public interface PartialAdapter extends Adapter {
  @Override
  default String mappingVersion() {
    return "1";
  }

  @Override
  default boolean carries(ItemKind kind) {
    return true;
  }

  @Override
  default Handover handover() {
    return Handover.CALLED;
  }

  @Override
  default Stream<Part> decode(Opened opened) {
    throw new AssertionError("nothing comes to this fake to be read");
  }

  @Override
  default RawMessage encode(Letter letter) {
    throw new AssertionError("nothing is written for this fake");
  }

  @Override
  default List<Delivery> deliver(List<Parcel> parcels) {
    throw new AssertionError("nothing is handed over by this fake");
  }

  @Override
  default List<Step> testConnection() {
    throw new AssertionError("nobody tries the way to this fake");
  }

  @Override
  default LineReply reply(RawMessage request, Reply reply) {
    throw new AssertionError("nothing is answered by this fake");
  }
}
