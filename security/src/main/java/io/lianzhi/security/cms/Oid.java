package io.lianzhi.security.cms;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The object identifiers that a message may hold (GM/T 0006, GM/T 0010, PKCS #9). */
enum Oid {
  DATA("1.2.156.10197.6.1.4.2.1"),
  SIGNED_DATA("1.2.156.10197.6.1.4.2.2"),
  ENVELOPED_DATA("1.2.156.10197.6.1.4.2.3"),
  SIGNED_AND_ENVELOPED_DATA("1.2.156.10197.6.1.4.2.4"),
  SM3("1.2.156.10197.1.401"),
  SM4_CBC("1.2.156.10197.1.104.2"),
  SM2("1.2.156.10197.1.301"),
  SM2_SIGNATURE("1.2.156.10197.1.301.1"),
  SM2_ENCRYPTION("1.2.156.10197.1.301.3"),
  SM2_WITH_SM3("1.2.156.10197.1.501"),
  CONTENT_TYPE("1.2.840.113549.1.9.3"),
  MESSAGE_DIGEST("1.2.840.113549.1.9.4");

  /** The whole DER element, in hexadecimal digits since an enum holds no array. */
  private final String element;

  Oid(String dotted) {
    try {
      this.element = HexFormat.of().formatHex(new ASN1ObjectIdentifier(dotted).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("an identifier always has a DER form", e);
    }
  }

  /** The whole DER element. */
  byte[] element() {
    return HexFormat.of().parseHex(element);
  }

  boolean is(byte[] other) {
    return Arrays.equals(element(), other);
  }
}
