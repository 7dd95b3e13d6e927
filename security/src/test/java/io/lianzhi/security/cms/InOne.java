package io.lianzhi.security.cms;

import io.lianzhi.security.certificates.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A signed and enveloped message of GM/T 0010 put together from Bouncy Castle's own parts, and the
 * ways to spoil it.
 *
 * @param signed what is signed
 * @param held what is encrypted
 * @param named whose certificate lies beside
 * @param signers how often the one signer stands there
 * @param recipients how often the one recipient does
 */
record InOne(
    byte[] signed,
    byte[] held,
    Identity signer,
    Identity named,
    Identity recipient,
    int signers,
    int recipients) {
  private static final Provider LIBRARY = new BouncyCastleProvider();
  private static final byte[] KEY =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final byte[] IV = new byte[16];

  static InOne of(byte[] content, Identity signer, Identity recipient) {
    return new InOne(content, content, signer, signer, recipient, 1, 1);
  }

  InOne holding(byte[] other) {
    return new InOne(signed, other, signer, named, recipient, signers, recipients);
  }

  InOne signedBy(Identity other) {
    return new InOne(signed, held, other, other, recipient, signers, recipients);
  }

  InOne beside(Identity other) {
    return new InOne(signed, held, signer, other, recipient, signers, recipients);
  }

  InOne sealedFor(Identity other) {
    return new InOne(signed, held, signer, named, other, signers, recipients);
  }

  InOne signers(int number) {
    return new InOne(signed, held, signer, named, recipient, number, recipients);
  }

  InOne recipients(int number) {
    return new InOne(signed, held, signer, named, recipient, signers, number);
  }

  byte[] message() {
    try {
      ASN1Encodable content =
          sequence(
              new ASN1Integer(1),
              set(recipients, recipientInfo()),
              new DERSet(algorithm("1.2.156.10197.1.401")),
              encrypted(),
              new DERTaggedObject(false, 0, new DERSet(holder(named).toASN1Structure())),
              set(signers, signerInfo()));
      return new ContentInfo(oid("1.2.156.10197.6.1.4.2.4"), content).getEncoded("DER");
    } catch (IOException | GeneralSecurityException | InvalidCipherTextException broken) {
      throw new AssertionError(broken);
    }
  }

  private ASN1Encodable recipientInfo()
      throws IOException, GeneralSecurityException, InvalidCipherTextException {
    SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
    byte[] publicKey = recipient.certificate().getPublicKey().getEncoded();
    engine.init(true, new ParametersWithRandom(PublicKeyFactory.createKey(publicKey)));
    return sequence(
        new ASN1Integer(1),
        name(recipient),
        algorithm("1.2.156.10197.1.301.3"),
        new DEROctetString(engine.processBlock(KEY, 0, KEY.length)));
  }

  private ASN1Encodable encrypted() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("SM4/CBC/PKCS5Padding", LIBRARY);
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "SM4"), new IvParameterSpec(IV));
    return sequence(
        oid("1.2.156.10197.6.1.4.2.1"),
        algorithm("1.2.156.10197.1.104.2", new DEROctetString(IV)),
        new DERTaggedObject(false, 0, new DEROctetString(cipher.doFinal(held))));
  }

  private ASN1Encodable signerInfo() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SM3withSM2", LIBRARY);
    signature.initSign(
        KeyFactory.getInstance("EC", LIBRARY)
            .generatePrivate(new PKCS8EncodedKeySpec(signer.privateKey().getEncoded())));
    signature.update(signed);
    return sequence(
        new ASN1Integer(1),
        name(signer),
        algorithm("1.2.156.10197.1.401", DERNull.INSTANCE),
        algorithm("1.2.156.10197.1.301.1", DERNull.INSTANCE),
        new DEROctetString(signature.sign()));
  }

  private static ASN1ObjectIdentifier oid(String dotted) {
    return new ASN1ObjectIdentifier(dotted);
  }

  private static AlgorithmIdentifier algorithm(String dotted) {
    return new AlgorithmIdentifier(oid(dotted));
  }

  private static AlgorithmIdentifier algorithm(String dotted, ASN1Encodable parameters) {
    return new AlgorithmIdentifier(oid(dotted), parameters);
  }

  private static ASN1Encodable sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }

  private static JcaX509CertificateHolder holder(Identity of) throws GeneralSecurityException {
    return new JcaX509CertificateHolder(of.certificate());
  }

  private static IssuerAndSerialNumber name(Identity of) throws GeneralSecurityException {
    return new IssuerAndSerialNumber(holder(of).getIssuer(), holder(of).getSerialNumber());
  }

  private static ASN1Encodable set(int number, ASN1Encodable element) {
    ASN1EncodableVector elements = new ASN1EncodableVector();
    for (int i = 0; i < number; i++) {
      elements.add(element);
    }
    return new DERSet(elements);
  }
}
