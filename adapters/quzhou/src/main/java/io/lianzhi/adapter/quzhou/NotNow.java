package io.lianzhi.adapter.quzhou;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Quzhou gave no answer that is of use, and may have said when to ask again. */
final class NotNow extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Optional<Instant> when;

  NotNow(String why, Optional<Instant> when) {
    super(why + when.map(time -> ", not before " + time).orElse(""), new IOException(why));
    this.why = why;
    this.when = when;
  }

  String why() {
    return why;
  }

  Optional<Instant> when() {
    return when;
  }
}
