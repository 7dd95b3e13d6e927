package io.lianzhi.gateway.wiring;

import io.lianzhi.security.keys.Keystore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code escrow FILE}: copies every key of the hub into FILE under another passphrase, to be kept
 * elsewhere. Whoever loses the passphrase and has no such copy has lost all content.
 */
public final class Escrow {
  private static final String HOME = "LIANZHI_HUB_HOME";
  private static final String PASSPHRASE = "LIANZHI_HUB_PASSPHRASE";
  private static final String ESCROW_PASSPHRASE = "LIANZHI_ESCROW_PASSPHRASE";

  private Escrow() {}

  /** Reads its secrets from the environment, never from the command line. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "usage: escrow FILE, with " + HOME + ", " + PASSPHRASE + " and " + ESCROW_PASSPHRASE);
    }
    copy(System.getenv(), Path.of(arguments[0]));
    System.out.println("escrow copy written: " + arguments[0]);
  }

  static void copy(Map<String, String> environment, Path copy) {
    Path home = Path.of(required(environment, HOME));
    Keystore.open(HubConfiguration.keystoreFile(home), chars(environment, PASSPHRASE))
        .escrow(copy, chars(environment, ESCROW_PASSPHRASE));
  }

  private static char[] chars(Map<String, String> environment, String name) {
    return required(environment, name).toCharArray();
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
  }
}
