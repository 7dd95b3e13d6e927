package io.lianzhi.security.certificates;

/** What the holder of a certificate may do with its key; one thing alone. */
public enum CertificateUse {
  /** Open TLS connections: digitalSignature, and clientAuth as its extended use. */
  CLIENT,
  /** Sign messages: digitalSignature and nonRepudiation. */
  SIGNING,
  /** Be sealed for: keyEncipherment, dataEncipherment and keyAgreement. */
  ENCRYPTION
}
