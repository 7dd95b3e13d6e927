package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.CallTls;
import io.lianzhi.gateway.credential.Secret;
import io.lianzhi.gateway.credential.SigningDuty;
import io.lianzhi.security.envelope.Suite;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everybody at the table, by name.
 *
 * @param parties {@code lianzhi.parties.<name>.…}
 */
@Validated
@ConfigurationProperties("lianzhi")
public record PartyProperties(@NotEmpty Map<String, @Valid Entry> parties) {

  /**
   * One party.
   *
   * @param adapter name of its adapter
   * @param region its city, GB/T 2260
   * @param credentials folder of its certificates; where there is none the register gives the first
   * @param suite agreed with it
   * @param signing {@code none} for a party that has a line for signed messages and signs nothing
   * @param tls {@code national} for a party whose servers are called in national TLS (RFC 8998)
   * @param settings what its adapter needs to know; no secrets
   * @param secrets shared with it, by name, from the environment or a secret store; an
   *     administrator enters those that are not here
   */
  public record Entry(
      @NotBlank String adapter,
      @NotBlank String region,
      @NotBlank String nameZh,
      @NotBlank String nameEn,
      @NotNull Path credentials,
      @NotNull @DefaultValue("INTERNATIONAL") Suite suite,
      @NotNull @DefaultValue("REQUIRED") SigningDuty signing,
      @NotNull @DefaultValue("INTERNATIONAL") CallTls tls,
      @DefaultValue Map<String, String> settings,
      @DefaultValue Map<String, Secret> secrets) {}
}
