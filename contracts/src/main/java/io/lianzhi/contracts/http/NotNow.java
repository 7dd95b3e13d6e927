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
  private final Cause because;

  /** What it came of. */
  public enum Cause {
    /** They answered in another way than was agreed, or asked to wait. */
    ANSWER,
    /** They do not let in whoever shows what we showed. */
    REFUSED,
    /** We have nothing to show now, and did not ask. */
    NOTHING_TO_SHOW
  }

  public NotNow(String why, Optional<Instant> when) {
    this(why, when, Cause.ANSWER);
  }

  private NotNow(String why, Optional<Instant> when, Cause because) {
    super(why + when.map(time -> ", not before " + time).orElse(""), new IOException(why));
    this.why = why;
    this.when = when;
    this.because = because;
  }

  /** The party answered that it does not let in whoever shows what we showed. */
  public static NotNow refused(String why, Optional<Instant> when) {
    return new NotNow(why, when, Cause.REFUSED);
  }

  /** There is no secret that we could show. */
  public static NotNow withoutSecret(String name) {
    return new NotNow("no secret " + name + " counts now", Optional.empty(), Cause.NOTHING_TO_SHOW);
  }

  public Cause because() {
    return because;
  }

  public String why() {
    return why;
  }

  public Optional<Instant> when() {
    return when;
  }
}
