package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.Secret;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 *     for one of them; those of the first start stand in its certificate, and those of then in each
 *     renewed one
 * @param memoranda folder of memoranda, one YAML file each
 * @param codes folder of newer tables of codes than the shipped ones, named as those are; empty
 *     where there is none
 * @param parkAfter how long a parcel is tried before it is parked
 * @param revocationLists the folder on the web, as {@code https://hub.example.cn/crl}, where
 *     anybody can fetch the revocation lists; it stands in every certificate issued from then on.
 *     Empty where there is none
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
    @NotNull @DefaultValue("7d") Duration parkAfter,
    @NotNull @DefaultValue("") String revocationLists) {
  public HubProperties {
    if (!revocationLists.isBlank()) {
      requireWeb(revocationLists);
    }
  }

  private static void requireWeb(String folder) {
    URI uri = URI.create(folder);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "lianzhi.hub.revocation-lists is no https or http address of a folder: " + folder);
    }
  }

  /** The folder of the revocation lists, ending with a slash. */
  Optional<URI> revocationFolder() {
    return Optional.of(revocationLists)
        .filter(folder -> !folder.isBlank())
        .map(folder -> URI.create(folder.endsWith("/") ? folder : folder + "/"));
  }
}
