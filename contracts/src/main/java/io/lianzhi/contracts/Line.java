package io.lianzhi.contracts;

import io.lianzhi.contracts.link.Callers;
import io.lianzhi.contracts.link.Place;
import java.time.Duration;
import java.util.Optional;

/** What an adapter wants opened for it; the gateway opens and guards it. */
public sealed interface Line {
  /** Unique within the adapter. */
  String name();

  Signing signing();

  /**
   * An HTTP path under {@code /partners/<party>/}.
   *
   * @param path begins with a slash; matched exactly
   * @param answers whether a question asked on it is answered in the reply; where not, the answer
   *     goes to the party like any letter
   */
  record Http(String name, String method, String path, Signing signing, boolean answers)
      implements Line {

    /** A line that answers a question in its reply. */
    public Http(String name, String method, String path, Signing signing) {
      this(name, method, path, signing, true);
    }

    /** The same line, on which a question only gets a receipt. */
    public Http withoutAnswers() {
      return new Http(name, method, path, signing, false);
    }
  }

  /** The hub's own API, {@code POST /v1/letters}. */
  record Api(String name, Signing signing) implements Line {}

  /**
   * A pair of queues at the house's broker, spoken to by AMQP 1.0 over mutual TLS: the party writes
   * its letters to {@code <party>.in}, and reads those to it, which the adapter puts there by
   * {@link House#queues}, from {@code <party>.out}. Messages of one group keep their order, and so
   * do those of none. What the hub says to a message goes to the party's own address that it asks
   * for, else to {@code <party>.receipts}.
   *
   * @param port where the broker listens for this party; of no meaning where it is an external one
   */
  record Queue(String name, int port, Signing signing) implements Line {
    public Queue {
      requirePort(port);
    }
  }

  /**
   * A port of the house's at which the party's system calls, to speak a protocol of its own that
   * the adapter knows: {@link Adapter#connected}.
   *
   * @param port where the house listens for this party
   * @param callers how whoever calls is known
   * @param back where the house calls the party back for a session that wants it; whatever a
   *     message names, it is this place or none
   * @param silence after which a connection that brings no byte is ended
   */
  record Tcp(String name, int port, Callers callers, Optional<Place> back, Duration silence)
      implements Line {
    public Tcp {
      requirePort(port);
    }

    @Override
    public Signing signing() {
      return new Signing.ChannelOnly();
    }
  }

  /** The hub asks the party, again and again, for what is new. */
  record Poll(String name, Duration every) implements Line {
    @Override
    public Signing signing() {
      return new Signing.ChannelOnly();
    }
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535: " + port);
    }
  }
}
