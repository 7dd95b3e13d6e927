package io.lianzhi.security.cms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.SharedVectors;
import io.lianzhi.security.envelope.SealBrokenException;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The shared vectors of what GM/T 0010 encrypts with. */
class StandardsVectorsTest {
  private static final String FILE = "domain/data/sm_vectors.json";

  @Test
  void encryptsAndDecryptsWithSm4CbcAsPublished() {
    List<JsonNode> vectors =
        SharedVectors.read(FILE)
            .get("sm4")
            .valueStream()
            .filter(vector -> vector.get("mode").asString().equals("CBC/PKCS7"))
            .toList();
    assertThat(vectors).hasSize(1);
    for (JsonNode vector : vectors) {
      byte[] key = SharedVectors.hex(vector, "key_hex");
      byte[] iv = SharedVectors.hex(vector, "iv_hex");
      byte[] encrypted = SharedVectors.hex(vector, "ct_hex");
      byte[] content = SharedVectors.hex(vector, "pt_hex");
      assertThat(Sm4Cbc.encrypt(key, iv, content)).isEqualTo(encrypted);
      assertThat(Sm4Cbc.decrypt(key, iv, encrypted)).isEqualTo(content);
    }
  }

  @Test
  void opensTheStandardsSm2CiphertextInEveryForm() {
    JsonNode vectors = SharedVectors.read(FILE).get("sm2_encrypt");
    assertThat(vectors.size()).isEqualTo(1);
    JsonNode vector = vectors.get(0);
    DecryptionKey key = key(text(vector, "d_hex"));
    for (String form : List.of("c1c3c2_hex", "c1c2c3_old_hex", "gmt0009_der_hex")) {
      assertThat(Sm2Cipher.decrypt(key, SharedVectors.hex(vector, form)))
          .as(form)
          .asString(US_ASCII)
          .isEqualTo(text(vector, "msg_ascii"));
    }
    byte[] changed = SharedVectors.hex(vector, "c1c3c2_hex");
    changed[changed.length - 1] ^= 1;
    assertThatThrownBy(() -> Sm2Cipher.decrypt(key, changed))
        .isInstanceOf(SealBrokenException.class);
  }

  private static DecryptionKey key(String scalar) {
    var domain = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));
    return new DecryptionKey(
        Keys.identity("CN=hub", SignatureAlgorithm.SM2_SM3).certificate(),
        new ECPrivateKeyParameters(new BigInteger(scalar, 16), domain));
  }

  private static String text(JsonNode vector, String field) {
    return vector.get(field).asString();
  }
}
