package io.lianzhi.adapter.quzhou;

/** Keys towards a party whose encryption certificate has run out. */
final class WithoutCertificate extends GlassKeys {
  @Override
  public byte[] seal(byte[] content) {
    throw new IllegalStateException("the party has no encryption certificate in force");
  }
}
