package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Signs with opaque keys of its own, and offers nothing else. */
final class LianzhiProvider extends Provider {
  static final String NAME = "Lianzhi";
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> ONLY_OWN_KEYS =
      Map.of("SupportedKeyClasses", OpaquePrivateKey.class.getName());

  LianzhiProvider() {
    super(NAME, "1", "Signatures by keys whose bytes stay inside");
    offer("SM3withSM2", SignatureAlgorithm.SM2_SM3, SigningKey::sign);
    offer("SHA256withECDSA", SignatureAlgorithm.ECDSA_P256_SHA256, SigningKey::sign);
    offer(
        "SHA256withECDSAinP1363Format",
        SignatureAlgorithm.ECDSA_P256_SHA256,
        SigningKey::signFixed);
    offer("Ed25519", SignatureAlgorithm.ED25519, SigningKey::sign);
    offer("SHA256withRSA", SignatureAlgorithm.RSA_SHA256, SigningKey::sign);
  }

  private void offer(
      String name, SignatureAlgorithm algorithm, BiFunction<SigningKey, byte[], byte[]> form) {
    putService(new OpaqueService(this, name, algorithm, form));
  }

  /** Makes the signature objects without reflection. */
  private static final class OpaqueService extends Service {
    private final SignatureAlgorithm algorithm;
    private final BiFunction<SigningKey, byte[], byte[]> form;

    OpaqueService(
        Provider provider,
        String name,
        SignatureAlgorithm algorithm,
        BiFunction<SigningKey, byte[], byte[]> form) {
      super(provider, "Signature", name, OpaqueSignature.class.getName(), List.of(), ONLY_OWN_KEYS);
      this.algorithm = algorithm;
      this.form = form;
    }

    @Override
    public Object newInstance(Object parameter) {
      return new OpaqueSignature(algorithm, form);
    }
  }
}
