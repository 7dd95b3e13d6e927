package io.lianzhi.gateway.wiring;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * TLCP (GB/T 38636-2020) at the door, by a provider that the owner puts on the class path.
 *
 * @param provider its class; empty: TLCP is not spoken
 * @param protocol by which it calls TLCP
 * @param suites by its own names; empty: those with forward secrecy
 * @param handsOverPrivateKeys whether it may have the private keys of the two certificates that the
 *     hub shows in TLCP and nowhere else; without them no known provider works
 */
@Validated
@ConfigurationProperties("lianzhi.door.tlcp")
record TlcpProperties(
    @DefaultValue("") String provider,
    @DefaultValue("TLCPv1.1") String protocol,
    @DefaultValue({}) List<String> suites,
    @DefaultValue("false") boolean handsOverPrivateKeys) {
  TlcpProperties {
    suites = List.copyOf(suites);
  }

  boolean isOn() {
    return !provider.isBlank();
  }

  @AssertTrue(
      message =
          "a provider of TLCP is given the private keys of two certificates, which are for nothing"
              + " else: lianzhi.door.tlcp.hands-over-private-keys must say true")
  boolean isHandingOverSaid() {
    return !isOn() || handsOverPrivateKeys;
  }
}
