package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.gateway.Handed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An arrival and what came of it. Closing it tells the intake that the reply did not leave, unless
 * {@link #written} was called before.
 */
final class Exchange implements AutoCloseable {
  private static final String ATTRIBUTE = Exchange.class.getName();

  private final RawMessage raw;
  private final List<Handed> handed;
  private boolean told;

  Exchange(RawMessage raw, List<Handed> handed) {
    this.raw = raw;
    this.handed = List.copyOf(handed);
  }

  /** The exchange that an arrival on the hub's own API left with its request. */
  static Exchange of(HttpServletRequest request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("a letter was answered but never taken"));
  }

  static Optional<Exchange> find(HttpServletRequest request) {
    return Optional.ofNullable((Exchange) request.getAttribute(ATTRIBUTE));
  }

  /** Leaves the exchange for whoever writes the answer. */
  void leaveWith(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  RawMessage raw() {
    return raw;
  }

  Reply reply() {
    return spoken().reply();
  }

  Incident incident() {
    return spoken().incident();
  }

  /** The key whose signature was checked and held. */
  Optional<String> signedBy() {
    return spoken().signedBy();
  }

  /** Each addressee's own reason, where what is told is that none of them gets the letter. */
  Map<PartyId, Refused> refusals() {
    return spoken().refusals();
  }

  /** What the party is told: of several parts the first that was refused, else the first. */
  private Handed spoken() {
    return handed.stream()
        .filter(part -> part.reply() instanceof Refused)
        .findFirst()
        .orElseGet(handed::getFirst);
  }

  /** The reply's last byte left. */
  void written() {
    tell(Handed::written);
  }

  @Override
  public void close() {
    tell(Handed::lost);
  }

  private void tell(Consumer<Handed> what) {
    if (!told) {
      told = true;
      handed.forEach(what);
    }
  }
}
