package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A shared credential with its value. Not a record, and without a text form: nothing prints it. */
final class SharedValue {
  private final SharedCredential credential;
  private final Secret value;

  SharedValue(SharedCredential credential, Secret value) {
    this.credential = credential;
    this.value = value;
  }

  SharedCredential credential() {
    return credential;
  }

  Secret value() {
    return value;
  }

  boolean isOf(PartyId party, SharedKind kind, String name) {
    return credential.party().equals(party)
        && credential.kind() == kind
        && credential.name().equals(name);
  }

  /** Whether both are the same of the same party, wherever they came from. */
  boolean isSameAs(SharedValue other) {
    SharedCredential like = other.credential();
    return isOf(like.party(), like.kind(), like.name()) && is(other.value().reveal());
  }

  /** Whether it is this text, in a time that does not tell how much of it is. */
  boolean is(String text) {
    return MessageDigest.isEqual(
        value.reveal().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }
}
