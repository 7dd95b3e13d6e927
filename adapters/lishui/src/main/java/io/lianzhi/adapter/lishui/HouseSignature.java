package io.lianzhi.adapter.lishui;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.List;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.signature.SignatureECDSA;

/**
 * Signs with the house's key, which stays where it is: the JDK finds the provider that has it, as
 * the library's own choice of a provider would not.
 */
final class HouseSignature extends SignatureECDSA {
  private static final NamedFactory<Signature> FACTORY =
      new NamedFactory<>() {
        @Override
        public String getName() {
          return KeyPairProvider.ECDSA_SHA2_NISTP256;
        }

        @Override
        public Signature create() {
          return new HouseSignature();
        }
      };

  private HouseSignature() {
    super("SHA256withECDSA", KeyPairProvider.ECDSA_SHA2_NISTP256);
  }

  /** The only way in which the hub shows who it is. */
  static UserAuthPublicKeyFactory authentication() {
    return new UserAuthPublicKeyFactory(List.of(FACTORY));
  }

  @Override
  protected java.security.Signature doInitSignature(
      SessionContext session, String algorithm, Key key, boolean forSigning)
      throws GeneralSecurityException {
    return java.security.Signature.getInstance(algorithm);
  }
}
