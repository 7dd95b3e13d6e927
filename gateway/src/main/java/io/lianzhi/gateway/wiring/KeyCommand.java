package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.KeystoreException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be done to the hub's keystore from the command line, instead of a start. Secrets come
 * from the environment, never as arguments.
 */
public final class KeyCommand {
  private static final String HOME = "LIANZHI_HUB_HOME";
  private static final String PASSPHRASE = "LIANZHI_HUB_PASSPHRASE";
  private static final String NEW_PASSPHRASE = "LIANZHI_NEW_PASSPHRASE";
  private static final String ESCROW_PASSPHRASE = "LIANZHI_ESCROW_PASSPHRASE";
  private static final String ROOT_PASSPHRASE = "LIANZHI_ROOT_PASSPHRASE";
  private static final Set<String> NAMES =
      Set.of("escrow", "restore", "passphrase", "rotate", "root", "help");
  private static final String HELP =
      """
      escrow FILE    writes into FILE what opens the keystore when its passphrase is lost
                     LIANZHI_HUB_HOME, LIANZHI_HUB_PASSPHRASE, LIANZHI_ESCROW_PASSPHRASE
      restore FILE   puts the keystore in the hub's home under a new passphrase, with such a FILE
                     LIANZHI_HUB_HOME, LIANZHI_ESCROW_PASSPHRASE, LIANZHI_NEW_PASSPHRASE
      passphrase     puts the keystore under another passphrase; escrow copies stay good
                     LIANZHI_HUB_HOME, LIANZHI_HUB_PASSPHRASE, LIANZHI_NEW_PASSPHRASE
      rotate FILE    exchanges the key under which the keystore's file stands, while the hub runs, and
                     writes an escrow copy of the new one into FILE: copies made before open nothing
                     more, so destroy them. Nodes that began before the last change of passphrase
                     have to be started again before, one after another
                     LIANZHI_HUB_HOME, LIANZHI_HUB_PASSPHRASE, LIANZHI_ESCROW_PASSPHRASE
      root FILE      puts the hub's authorities under roots of their own, which lie in the keystore FILE,
                     made if there is none: keep it and its passphrase apart from the hub. Nodes take
                     it at their next start; what was issued before stays good
                     LIANZHI_HUB_HOME, LIANZHI_HUB_PASSPHRASE, LIANZHI_ROOT_PASSPHRASE
      administer     what administrators do at a running hub; by itself it says what
      Without a command the hub starts.\
      """;

  private KeyCommand() {}

  /** Whether the arguments are a command's, and not those of a start. */
  public static boolean isOne(String[] arguments) {
    return arguments.length > 0 && NAMES.contains(arguments[0]);
  }

  /** Does what the arguments say, and says what was done or what is wrong. */
  public static void main(String[] arguments) {
    try {
      System.out.println(run(List.of(arguments), System.getenv()));
    } catch (IllegalArgumentException | KeystoreException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(1);
    }
  }

  static String run(List<String> arguments, Map<String, String> environment) {
    return switch (arguments.getFirst()) {
      case "escrow" -> escrow(environment, file(arguments));
      case "restore" -> restore(environment, file(arguments));
      case "rotate" -> rotate(environment, file(arguments));
      case "root" -> root(environment, file(arguments));
      case "passphrase" -> changePassphrase(environment);
      default -> HELP;
    };
  }

  private static String escrow(Map<String, String> environment, Path copy) {
    open(environment).escrow(copy, characters(environment, ESCROW_PASSPHRASE));
    return "escrow copy written: " + copy;
  }

  private static String restore(Map<String, String> environment, Path copy) {
    Path file = keystore(environment);
    Keystore.restore(
        copy,
        characters(environment, ESCROW_PASSPHRASE),
        file,
        characters(environment, NEW_PASSPHRASE));
    return "the keystore " + file + " is under the new passphrase";
  }

  private static String rotate(Map<String, String> environment, Path copy) {
    open(environment).exchangeKey(copy, characters(environment, ESCROW_PASSPHRASE));
    return """
    the key of %s was exchanged, and %s is its escrow copy; those made before open nothing \
    more: destroy them, and old copies of the keystore's file\
    """
        .formatted(keystore(environment), copy);
  }

  private static String root(Map<String, String> environment, Path file) {
    Keystore root = Keystore.openOrCreate(file, characters(environment, ROOT_PASSPHRASE));
    List<X509Certificate> roots = HubKeys.certify(open(environment), root, Clock.systemUTC());
    return "the hub's authorities are under the roots in "
        + file
        + "; their fingerprints are "
        + roots.stream().map(Certificates::fingerprint).collect(Collectors.joining(" and "));
  }

  private static String changePassphrase(Map<String, String> environment) {
    open(environment).changePassphrase(characters(environment, NEW_PASSPHRASE));
    return "the keystore " + keystore(environment) + " is under the new passphrase";
  }

  private static Keystore open(Map<String, String> environment) {
    return Keystore.open(keystore(environment), characters(environment, PASSPHRASE));
  }

  private static Path keystore(Map<String, String> environment) {
    return HubConfiguration.keystoreFile(Path.of(required(environment, HOME)));
  }

  private static Path file(List<String> arguments) {
    if (arguments.size() != 2) {
      throw new IllegalArgumentException(HELP);
    }
    return Path.of(arguments.getLast());
  }

  private static char[] characters(Map<String, String> environment, String name) {
    return required(environment, name).toCharArray();
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
  }
}
