package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.security.PublicKey;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of one party's SSH server. */
public final class PinnedHosts {
  private static final Logger LOG = LoggerFactory.getLogger(PinnedHosts.class);

  private final Supplier<List<PublicKey>> keys;
  private final Runnable required;

  private PinnedHosts(Supplier<List<PublicKey>> keys, Runnable required) {
    this.keys = keys;
    this.required = required;
  }

  /** As the register has them at each use; an administrator enters what is missing at the start. */
  public static PinnedHosts of(PartyId party, SharedRegister register) {
    return new PinnedHosts(() -> register.hostKeys(party), () -> tell(party, register));
  }

  private static void tell(PartyId party, SharedRegister register) {
    if (register.hostKeys(party).isEmpty()) {
      LOG.info(
          "{}: no key of its SSH server counts; until one is approved it is not called", party);
    }
  }

  /**
   * These alone, to be tried.
   *
   * @param asked told once a server's key is compared with them
   */
  static PinnedHosts alone(List<PublicKey> tried, Runnable asked) {
    return new PinnedHosts(
        () -> {
          asked.run();
          return tried;
        },
        () -> {});
  }

  /** Those that count now. */
  List<PublicKey> keys() {
    return keys.get();
  }

  /** Says at the start what is missing. */
  void require() {
    required.run();
  }
}
