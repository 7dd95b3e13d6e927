package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.edge.DoorKeys;
import io.lianzhi.security.tls.TlcpSlot;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what the door shows, in each kind of TLS that it speaks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TlcpProperties.class)
class DoorConfiguration {
  @Bean
  static DoorKeys doorKeys(TlcpProperties tlcp, HubKeys keys) {
    PinnedDoorKeys door = new PinnedDoorKeys(keys::tls, Optional.of(keys::nationalTls));
    return tlcp.isOn() ? door.speaking(slot(keys, tlcp, door)) : door;
  }

  private static TlcpSlot slot(HubKeys keys, TlcpProperties tlcp, DoorKeys door) {
    try {
      return TlcpSlot.of(
          new TlcpSlot.Filling(tlcp.provider(), tlcp.protocol(), tlcp.suites()),
          keys.tlcpSigning(),
          keys.tlcpEncryption(),
          door.trustManager());
    } catch (IllegalArgumentException missing) {
      throw new IllegalStateException("lianzhi.door.tlcp: " + missing.getMessage(), missing);
    }
  }
}
