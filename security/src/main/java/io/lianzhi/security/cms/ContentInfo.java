package io.lianzhi.security.cms;

/** {@code SEQUENCE { contentType, [0] content }}. */
final class ContentInfo {
  private ContentInfo() {}

  static byte[] write(Oid type, byte[] content) {
    return Der.sequence(type.element(), Der.element(Der.TAG_0, content));
  }

  /** Whether that is the type of what {@code message} begins with. */
  static boolean isOf(Oid type, byte[] message) {
    return type.is(DerReader.of(message).enter(Der.SEQUENCE).element(Der.OBJECT_ID));
  }

  /** A reader of the one SEQUENCE that is the content, and all that {@code message} has. */
  static DerReader read(byte[] message, Oid type) {
    DerReader in = DerReader.of(message);
    DerReader content = enter(in, type);
    in.requireEnd();
    DerReader sequence = content.enter(Der.SEQUENCE);
    content.requireEnd();
    return sequence;
  }

  /** A reader of the content of the next element. */
  static DerReader enter(DerReader in, Oid type) {
    DerReader info = in.enter(Der.SEQUENCE);
    Algorithms.requireType(info, type);
    DerReader content = info.enter(Der.TAG_0);
    info.requireEnd();
    return content;
  }
}
