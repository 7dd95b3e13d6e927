package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.Secret;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who runs this hub, and where it keeps things.
 *
 * @param party the party that runs it; another city runs the same binary
 * @param home folder of the keystore, the published certificates and the embedded database
 * @param passphrase of the keystore, at least 12 characters, from the environment
 * @param hosts names and addresses that partners call the hub by: a signed request must be signed
 *     for one of them; those of the first start stand in its certificate
 * @param memoranda folder of memoranda, one YAML file each
 * @param codes folder of newer tables of codes than the shipped ones, named as those are; empty
 *     where there is none
 * @param parkAfter how long a parcel is tried before it is parked
 */
@Validated
@ConfigurationProperties("lianzhi.hub")
public record HubProperties(
    @NotBlank String party,
    @NotNull Path home,
    @NotNull Secret passphrase,
    @NotEmpty @DefaultValue({"localhost", "127.0.0.1"}) List<String> hosts,
    @NotNull Path memoranda,
    @NotNull @DefaultValue("") String codes,
    @NotNull @DefaultValue("7d") Duration parkAfter) {}
