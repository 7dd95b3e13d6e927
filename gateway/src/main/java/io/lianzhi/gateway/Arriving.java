package io.lianzhi.gateway;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.Incidents;
import java.util.function.Supplier;

/**
 * One part on its way in; of those about one subject the earlier is taken first.
 *
 * @param message the place of the message that it came in
 */
record Arriving(int message, Object subject, Supplier<Handed> taking) {

  /** What came of a part of the message at that place. */
  record Taken(int message, Handed reply) {}

  /** Takes parts in; one that the store could not take stops the later ones about its subject. */
  static final class Taking implements Abreast.Work<Arriving, Taken> {
    @Override
    public Taken on(Arriving part) {
      return new Taken(part.message(), part.taking().get());
    }

    @Override
    public boolean isThrough(Taken taken) {
      return taken.reply().isStored();
    }

    @Override
    public Taken leave(Arriving part) {
      Refused later = Refused.of(RefusalCode.RETRY_LATER, "");
      return new Taken(part.message(), Handled.refused(Incidents.fresh(), later));
    }
  }
}
