package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** An identity as bytes inside the keystore: the PKCS#8 key and the DER certificates. */
final class IdentityForm {
  private IdentityForm() {}

  static byte[] toBytes(Identity identity) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, identity.privateKey().getEncoded());
      for (X509Certificate certificate : identity.chain()) {
        write(out, Certificates.der(certificate));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Identity fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] privateKey = block(in);
    List<X509Certificate> chain = new ArrayList<>();
    while (in.hasRemaining()) {
      chain.add(Certificates.parse(block(in)));
    }
    return Identity.read(privateKey, chain);
  }

  private static void write(DataOutputStream out, byte[] block) throws IOException {
    out.writeInt(block.length);
    out.write(block);
  }

  private static byte[] block(ByteBuffer in) {
    byte[] block = new byte[in.getInt()];
    in.get(block);
    return block;
  }
}
