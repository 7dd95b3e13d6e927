package io.lianzhi.security.keys;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One of several processes that make the same keys at the same time. */
final class KeystoreProcess {
  private KeystoreProcess() {}

  public static void main(String[] arguments) {
    char[] passphrase = "correct horse battery".toCharArray();
    Keystore keystore = Keystore.openOrCreate(Path.of(arguments[0]), passphrase);
    fingerprints(keystore).forEach(System.out::println);
  }

  /** What tells whether two keystores hold the same keys. */
  static List<String> fingerprints(Keystore keystore) {
    List<String> fingerprints = new ArrayList<>();
    for (String name : List.of("plates", "vins", "persons")) {
      byte[] index = keystore.indexKey(name, Suite.NATIONAL).index("probe", "probe");
      fingerprints.add(HexFormat.of().formatHex(index));
    }
    Identity identity =
        keystore.identityOrCreate(
            "signing", () -> Keys.identity("CN=hub", SignatureAlgorithm.SM2_SM3));
    fingerprints.add(Certificates.fingerprint(identity.certificate()));
    return fingerprints;
  }
}
