package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.jtt809.Text;
import io.lianzhi.contracts.link.Place;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * By what the lower platform logs in: user, password, access code, and the address at which it
 * wants to be called back. Not a record: it knows the password.
 */
final class Account {
  /** Bytes of PASSWORD. */
  static final int PASSWORD = 8;

  private static final int ADDRESS = 32;
  private static final int LOGIN = Integer.BYTES + PASSWORD + ADDRESS + Short.BYTES;

  private final int user;
  private final Predicate<String> password;
  private final int centre;
  private final Optional<Place> back;

  /** RESULT of 0x1002. */
  enum Result {
    WELCOME(0),
    WRONG_ADDRESS(1),
    WRONG_CENTRE(2),
    UNKNOWN_USER(3),
    WRONG_PASSWORD(4),
    BUSY(5),
    OTHER(6);

    private final int code;

    Result(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /**
   * Of one lower platform.
   *
   * @param password whether this is one
   * @param back where it is called back; empty where it is not, whatever it asks for
   */
  Account(int user, Predicate<String> password, int centre, Optional<Place> back) {
    this.user = user;
    this.password = password;
    this.centre = centre;
    this.back = back;
  }

  int centre() {
    return centre;
  }

  Optional<Place> back() {
    return back;
  }

  /** Judges a login by its frame's access code and body. */
  Result judge(int centre, Edition edition, byte[] body) {
    int besides = edition == Edition.OF_2019 ? Integer.BYTES : 0;
    if (body.length != LOGIN + besides) {
      return Result.OTHER;
    }
    if (centre != this.centre) {
      return Result.WRONG_CENTRE;
    }
    ByteBuffer in = ByteBuffer.wrap(body);
    if (in.getInt() != user) {
      return Result.UNKNOWN_USER;
    }
    if (!passwordIs(in)) {
      return Result.WRONG_PASSWORD;
    }
    if (besides > 0 && in.getInt() != this.centre) {
      return Result.WRONG_CENTRE;
    }
    return isBack(in) ? Result.WELCOME : Result.WRONG_ADDRESS;
  }

  private boolean passwordIs(ByteBuffer in) {
    byte[] given = new byte[PASSWORD];
    in.get(given);
    return passwordIs(given);
  }

  /** Filled up with zero bytes, and nothing behind them. */
  private boolean passwordIs(byte[] given) {
    return Text.read(given)
        .filter(
            text -> Text.write(text, PASSWORD).filter(all -> Arrays.equals(all, given)).isPresent())
        .filter(password)
        .isPresent();
  }

  /** The address that it names is not where it is called, but it must know that one. */
  private boolean isBack(ByteBuffer in) {
    byte[] named = new byte[ADDRESS];
    in.get(named);
    int port = in.getShort() & 0xFFFF;
    return back.map(place ->
            port == place.port()
                && Text.read(named).filter(host -> host.strip().equals(place.host())).isPresent())
        .orElse(true);
  }

  /** Whether a logout is of this account. */
  boolean isLogout(byte[] body) {
    return body.length == Integer.BYTES + PASSWORD
        && ByteBuffer.wrap(body).getInt() == user
        && passwordIs(Arrays.copyOfRange(body, Integer.BYTES, body.length));
  }
}
