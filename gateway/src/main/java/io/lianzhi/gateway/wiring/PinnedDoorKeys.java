package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.edge.DoorKeys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.tls.TlcpSlot;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/**
 * The hub's TLS identity, and a trust manager that lets any client finish the handshake that holds
 * the key of a certificate. Who it is, and whether that is in force, is decided by the pinned
 * fingerprint afterwards: an unknown one, and one whose days are over, is told so in words, which a
 * broken handshake cannot do.
 */
public final class PinnedDoorKeys implements DoorKeys {
  private final Supplier<Identity> hub;
  private final Optional<Supplier<Identity>> national;
  private final Optional<TlcpSlot> tlcp;

  public PinnedDoorKeys(Identity hub) {
    this(() -> hub, Optional.empty());
  }

  /**
   * The same of a door whose identities may be exchanged.
   *
   * @param national shown to those who offer national TLS, where the door speaks it; of SM2
   */
  public PinnedDoorKeys(Supplier<Identity> hub, Optional<Supplier<Identity>> national) {
    this(hub, national, Optional.empty());
  }

  private PinnedDoorKeys(
      Supplier<Identity> hub, Optional<Supplier<Identity>> national, Optional<TlcpSlot> tlcp) {
    this.hub = hub;
    this.national = national;
    this.tlcp = tlcp;
  }

  /** The same with a provider that speaks TLCP. */
  PinnedDoorKeys speaking(TlcpSlot slot) {
    return new PinnedDoorKeys(hub, national, Optional.of(slot));
  }

  @Override
  public Optional<TlcpSlot> tlcp() {
    return tlcp;
  }

  @Override
  public Identity tls() {
    return hub.get();
  }

  @Override
  public Optional<Supplier<Identity>> national() {
    return national;
  }

  @Override
  public X509TrustManager trustManager() {
    return new Clients(_ -> {});
  }
}
