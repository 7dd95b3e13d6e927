package io.lianzhi.security.keys;

import java.nio.file.Path;

/** Exchanges the key of a keystore's file until it is killed. */
final class RotatingProcess {
  static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  static final char EXCHANGED = '.';

  private RotatingProcess() {}

  public static void main(String[] arguments) {
    Keystore keystore = Keystore.open(Path.of(arguments[0]), PASSPHRASE);
    while (true) {
      keystore.exchangeKey();
      System.out.print(EXCHANGED);
      System.out.flush();
    }
  }
}
