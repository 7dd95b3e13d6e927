package io.lianzhi.security.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.security.Keys;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpaqueKeysTest {
  private static final byte[] MESSAGE = "a letter".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource
  void signsThroughThePlatformWithoutShowingItsBytes(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    SigningKey key = Keys.signing("hub", algorithm);
    PrivateKey opaque = OpaqueKeys.of(key);
    assertThat(opaque.getEncoded()).isNull();
    assertThat(opaque.getFormat()).isNull();
    Signature signature = Signature.getInstance(algorithm.jcaName());
    signature.initSign(opaque);
    assertThat(signature.getProvider().getName()).isEqualTo("Lianzhi");
    signature.update(MESSAGE, 0, 3);
    signature.update(MESSAGE[3]);
    signature.update(MESSAGE, 4, MESSAGE.length - 4);
    byte[] signed = signature.sign();
    assertThat(key.verificationKey().verify(MESSAGE, signed)).isTrue();
    signature.update(MESSAGE);
    assertThat(key.verificationKey().verify(MESSAGE, signature.sign())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "ED25519", "RSA_SHA256"})
  void leavesOtherKeysToTheirProviders(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    Identity identity = Keys.identity("CN=hub", algorithm);
    SigningKey key = identity.signingKey("hub");
    OpaqueKeys.of(key);
    Signature signature = Signature.getInstance(algorithm.jcaName());
    signature.initSign(identity.privateKey());
    assertThat(signature.getProvider().getName()).isNotEqualTo("Lianzhi");
    signature.update(MESSAGE);
    assertThat(key.verificationKey().verify(MESSAGE, signature.sign())).isTrue();
  }

  @Test
  void giveXmlSignatureTheFixedForm() throws GeneralSecurityException {
    SigningKey key = Keys.signing("hub", SignatureAlgorithm.ECDSA_P256_SHA256);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(OpaqueKeys.of(key));
    signature.update(MESSAGE);
    assertThat(key.verificationKey().verifyFixed(MESSAGE, signature.sign())).isTrue();
  }

  @Test
  void signsAlsoWhereBouncyCastleStandsFirst() throws GeneralSecurityException {
    Provider bouncyCastle = new BouncyCastleProvider();
    java.security.Security.insertProviderAt(bouncyCastle, 1);
    try {
      for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
        SigningKey key = Keys.signing("hub", algorithm);
        Signature signature = Signature.getInstance(algorithm.jcaName());
        signature.initSign(OpaqueKeys.of(key));
        signature.update(MESSAGE);
        assertThat(key.verificationKey().verify(MESSAGE, signature.sign())).isTrue();
      }
    } finally {
      java.security.Security.removeProvider(bouncyCastle.getName());
    }
  }

  @Test
  void refusesAKeyOfAnotherKindAndVerifiesNothing() throws GeneralSecurityException {
    PrivateKey ed25519 = OpaqueKeys.of(Keys.signing("hub", SignatureAlgorithm.ED25519));
    Provider provider = OpaqueKeys.provider();
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    assertThatThrownBy(() -> signature.initSign(ed25519)).isInstanceOf(InvalidKeyException.class);
    Identity other = Keys.identity("CN=a", SignatureAlgorithm.ECDSA_P256_SHA256);
    assertThatThrownBy(() -> signature.initSign(other.privateKey()))
        .isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> signature.initVerify(other.publicKey()))
        .isInstanceOf(InvalidKeyException.class);
    signature.initSign(OpaqueKeys.of(other.signingKey("a")));
    signature.update(MESSAGE);
    assertThat(signature.sign()).isNotEmpty();
  }

  @Test
  void cannotBeWrittenAnywhere() throws java.io.IOException {
    PrivateKey opaque = OpaqueKeys.of(Keys.signing("hub", SignatureAlgorithm.ED25519));
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(opaque))
          .isInstanceOf(NotSerializableException.class);
    }
    assertThat(opaque.toString()).startsWith(OpaquePrivateKey.class.getName() + "@");
  }
}
