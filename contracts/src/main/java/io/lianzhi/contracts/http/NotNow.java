package io.lianzhi.contracts.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** A party gave no answer that is of use, and may have said when to ask again. */
public final class NotNow extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Optional<Instant> when;

  public NotNow(String why, Optional<Instant> when) {
    super(why + when.map(time -> ", not before " + time).orElse(""), new IOException(why));
    this.why = why;
    this.when = when;
  }

  public String why() {
    return why;
  }

  public Optional<Instant> when() {
    return when;
  }
}
