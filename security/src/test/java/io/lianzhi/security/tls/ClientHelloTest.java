package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.tls.ClientHello.Offer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** First messages of real clients, and what becomes of them by every change. */
class ClientHelloTest {
  private static final String SEEDS = "ClientHelloFuzzTestInputs/hello/";

  private static byte[] seed(String name) throws IOException {
    try (InputStream file = ClientHelloTest.class.getResourceAsStream(SEEDS + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  private static Offer offer(byte[] bytes) {
    return ClientHello.offer(ByteBuffer.wrap(bytes));
  }

  @Test
  void tellsTheTwoKindsOfClientsApart() throws IOException {
    assertThat(offer(seed("ordinary"))).isEqualTo(Offer.OTHER);
    assertThat(offer(seed("tls12"))).isEqualTo(Offer.OTHER);
    assertThat(offer(seed("http"))).isEqualTo(Offer.OTHER);
    assertThat(offer(seed("long-session"))).isEqualTo(Offer.OTHER);
    assertThat(offer(seed("half"))).isEqualTo(Offer.UNFINISHED);
    assertThat(offer(seed("national"))).isEqualTo(Offer.NATIONAL);
  }

  @Test
  void waitsForTheWholeRecordAndLeavesTheBufferAsItIs() throws IOException {
    byte[] national = seed("national");
    for (int length = 0; length < national.length; length++) {
      assertThat(offer(Arrays.copyOf(national, length)))
          .as("%d", length)
          .isEqualTo(Offer.UNFINISHED);
    }
    ByteBuffer more = ByteBuffer.allocate(national.length + 9).put(new byte[4]).put(national);
    more.position(4);
    assertThat(ClientHello.offer(more)).isEqualTo(Offer.NATIONAL);
    assertThat(more.position()).isEqualTo(4);
    byte[] tooLong = national.clone();
    tooLong[3] = 0x40;
    tooLong[4] = 1;
    assertThat(offer(tooLong)).isEqualTo(Offer.OTHER);
    tooLong[4] = 0;
    assertThat(offer(tooLong)).isEqualTo(Offer.UNFINISHED);
  }

  /** What is offered hangs on these bytes, and on the lengths before them. */
  @Test
  void withoutOneOfTheFourItIsAnOrdinaryClient() throws IOException {
    byte[] national = seed("national");
    for (byte[] needed :
        new byte[][] {
          {0x00, 0x02, 0x00, (byte) 0xC6},
          {0x00, 0x0A, 0x00, 0x04, 0x00, 0x02, 0x00, 0x29},
          {0x00, 0x2B, 0x00, 0x03, 0x02, 0x03, 0x04},
          {0x00, 0x0D, 0x00, 0x04, 0x00, 0x02, 0x07, 0x08}
        }) {
      int at = find(national, needed);
      for (int i = 0; i < needed.length; i++) {
        byte[] changed = national.clone();
        changed[at + i] ^= 0x01;
        assertThat(offer(changed))
            .as("byte %d of %s", i, Arrays.toString(needed))
            .isEqualTo(Offer.OTHER);
      }
    }
    byte[] anotherMessage = national.clone();
    anotherMessage[5] = 2;
    assertThat(offer(anotherMessage)).isEqualTo(Offer.OTHER);
    assertThat(offer(national)).isEqualTo(Offer.NATIONAL);
  }

  /** Of TLCP the version of the record says all: its provider reads the rest. */
  @Test
  void aRecordOfTlcpsVersionIsTlcpWhateverItHolds() throws IOException {
    byte[] tlcp = seed("ordinary");
    tlcp[1] = 1;
    for (int version : new int[] {0, 2, 3}) {
      tlcp[2] = (byte) version;
      assertThat(offer(tlcp)).as("1.%d", version).isEqualTo(Offer.OTHER);
    }
    tlcp[2] = 1;
    assertThat(offer(Arrays.copyOf(tlcp, 4))).isEqualTo(Offer.UNFINISHED);
    byte[] noHandshake = tlcp.clone();
    noHandshake[0] = 23;
    assertThat(offer(noHandshake)).isEqualTo(Offer.OTHER);
    assertThat(offer(Arrays.copyOf(tlcp, 5))).isEqualTo(Offer.TLCP);
    assertThat(offer(tlcp)).isEqualTo(Offer.TLCP);
  }

  private static int find(byte[] all, byte[] part) {
    for (int at = 0; at + part.length <= all.length; at++) {
      if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("the seed has no " + Arrays.toString(part));
  }
}
