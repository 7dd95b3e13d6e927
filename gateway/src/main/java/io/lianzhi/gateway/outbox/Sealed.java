package io.lianzhi.gateway.outbox;

import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.RetentionKeyId;

/** Sealed content and what is needed to find its key. */
record Sealed(Suite suite, RetentionKeyId retention, byte[] bytes) {
  /** The key's name as it stands in the database. */
  String retentionName() {
    return name(retention);
  }

  static String name(RetentionKeyId id) {
    return id.memorandum() + "/" + id.clause() + "/" + id.expiry();
  }

  static RetentionKeyId retention(String name) {
    int last = name.lastIndexOf('/');
    int first = name.indexOf('/');
    return new RetentionKeyId(
        name.substring(0, first),
        name.substring(first + 1, last),
        java.time.YearMonth.parse(name.substring(last + 1)));
  }
}
