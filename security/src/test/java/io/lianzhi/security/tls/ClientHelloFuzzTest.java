package io.lianzhi.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Foreign bytes at the very start of a connection; {@code adapters/README.md} says how to fuzz. */
final class ClientHelloFuzzTest {
  @FuzzTest
  void hello(byte[] data) {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    ClientHello.Offer offer = ClientHello.offer(bytes);
    assertThat(bytes.position()).isZero();
    assertThat(bytes.remaining()).isEqualTo(data.length);
    boolean tooShort = data.length < 5 || data.length < 5 + Short.toUnsignedInt(bytes.getShort(3));
    if (offer == ClientHello.Offer.UNFINISHED) {
      assertThat(tooShort).isTrue();
    }
    if (offer == ClientHello.Offer.NATIONAL) {
      assertThat(tooShort).isFalse();
      assertThat(ClientHello.offer(ByteBuffer.wrap(data, 0, data.length - 1).slice()))
          .isIn(ClientHello.Offer.UNFINISHED, ClientHello.Offer.NATIONAL);
    }
  }
}
