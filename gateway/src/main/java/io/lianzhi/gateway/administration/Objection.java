package io.lianzhi.gateway.administration;

/**
 * Why the hub does not do what an administrator asked for.
 *
 * @param at where in the request; empty for the whole
 * @param why in particular, beside what the code says; may be empty
 */
public record Objection(ObjectionCode code, String at, Words why) {
  public static ObjectionException of(ObjectionCode code, String at) {
    return new Objection(code, at, Words.NONE).asException();
  }

  public static ObjectionException of(
      ObjectionCode code, String at, String chinese, String english) {
    return new Objection(code, at, new Words(chinese, english)).asException();
  }

  public ObjectionException asException() {
    return new ObjectionException(this);
  }
}
