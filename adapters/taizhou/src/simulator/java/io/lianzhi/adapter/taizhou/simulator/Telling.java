package io.lianzhi.adapter.taizhou.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The bytes that Taizhou's platform sends, as a behaviour has them. */
record Telling(LinkFrames frames, LinkBehaviour behaviour) {
  static final int USER = 33_100_001;
  static final int CENTRE = 331_000;

  private static final int PIECE = 7;
  private static final int FLOOD = 100;
  private static final int NOISE = 100_000;

  /** One message, in the packets in which it is sent. */
  List<byte[]> packets(int type, byte[] body) {
    byte[] right = frames.clear(type, body);
    return switch (behaviour) {
      case PIECES -> pieces(right);
      case TOGETHER -> List.of(LinkWire.joined(frames.clear(0x1007, new byte[1]), right));
      case WRONG_CHECKSUM -> List.of(LinkWire.joined(frames.wrongChecksum(type, body), right));
      case UNESCAPED -> List.of(LinkWire.joined(frames.unescaped(type, body), right));
      case WRONG_LENGTH -> List.of(LinkWire.joined(frames.wrongLength(type, body), right));
      case ENDLESS -> List.of(endless(), right);
      case DUPLICATE -> List.of(LinkWire.joined(right, frames.clear(type, body)), right);
      case ENCRYPTED -> List.of(frames.encrypted(type, body));
      case WELL,
          WRONG_PASSWORD,
          WRONG_USER,
          WRONG_CENTRE,
          WRONG_ADDRESS,
          WRONG_CODE,
          SILENT,
          LOGIN_FLOOD,
          BEFORE_LOGIN,
          OUT_OF_ORDER,
          RESETS,
          BACK_REFUSED,
          SKEWED_CLOCK ->
          List.of(right);
    };
  }

  private static List<byte[]> pieces(byte[] frame) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < frame.length; from += PIECE) {
      pieces.add(Arrays.copyOfRange(frame, from, Math.min(frame.length, from + PIECE)));
    }
    return pieces;
  }

  private static byte[] endless() {
    byte[] noise = new byte[NOISE];
    noise[0] = 0x5B;
    return noise;
  }

  /** What comes first on a connection. */
  List<byte[]> greeting(String password, String host, int port) {
    return switch (behaviour) {
      case BEFORE_LOGIN -> List.of(tooEarly(), login(password, USER, host, port));
      case LOGIN_FLOOD ->
          IntStream.range(0, FLOOD)
              .mapToObj(guess -> login("guess" + guess, USER, host, port))
              .toList();
      case WRONG_PASSWORD -> List.of(login("12345678", USER, host, port));
      case WRONG_USER -> List.of(login(password, USER + 1, host, port));
      case WRONG_ADDRESS -> List.of(login(password, USER, host, 1));
      default -> List.of(login(password, USER, host, port));
    };
  }

  private byte[] tooEarly() {
    byte[] body = new Sightings(frames.isNewer()).position("浙G12345D", 93, Instant.now());
    return frames.clear(Sightings.EXCHANGE, body);
  }

  byte[] login(String password, int user, String host, int port) {
    ByteBuffer body =
        ByteBuffer.allocate(46 + (frames.isNewer() ? 4 : 0)).putInt(user).put(fixed(password, 8));
    if (frames.isNewer()) {
      body.putInt(CENTRE);
    }
    body.put(fixed(host, 32)).putShort((short) port);
    return behaviour == LinkBehaviour.WRONG_CENTRE
        ? frames.ofOtherCentre(0x1001, body.array())
        : frames.clear(0x1001, body.array());
  }

  byte[] logout(String password) {
    return frames.clear(0x1003, LinkWire.joined(LinkWire.number(USER), fixed(password, 8)));
  }

  private static byte[] fixed(String text, int length) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length);
  }
}
