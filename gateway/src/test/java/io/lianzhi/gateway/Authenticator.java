package io.lianzhi.gateway;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.lianzhi.security.keys.OneTimeKey;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.Key;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person has on the telephone: reads an otpauth URI, and shows codes. */
public final class Authenticator {
  private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]+)");
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
  private final Key secret;

  public Authenticator(String otpauth) {
    Matcher found = SECRET.matcher(otpauth);
    if (!found.find()) {
      throw new AssertionError("no secret");
    }
    this.secret = OneTimeKey.of(decode(found.group(1)));
  }

  /** The code that is shown at that moment. */
  public String code(Instant at) {
    try {
      return codes.generateOneTimePasswordString(secret, at);
    } catch (InvalidKeyException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      held = (held << 5) | DIGITS.indexOf(text.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >> bits);
      }
    }
    return bytes.toByteArray();
  }
}
