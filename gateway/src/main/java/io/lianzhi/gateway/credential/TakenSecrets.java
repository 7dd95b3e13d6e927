package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.util.List;

/** The secrets under which what a party sends is taken now. */
@FunctionalInterface
public interface TakenSecrets {
  /** Those of that name; while one takes over from another there are two. */
  List<Secret> taken(PartyId party, String name);
}
