package io.lianzhi.security.tls;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A server's engine that looks at the first message of its client: whoever offers national TLS gets
 * it, whoever begins in TLCP's version a provider's engine for that, where there is one, and
 * everybody else the ordinary engine, as it was set up. No client negotiates anew. Used by one
 * thread at a time, as every engine.
 */
final class TwofoldEngine extends ForwardingEngine {
  private static final String NEWEST = "TLSv1.3";

  private final Supplier<SSLEngine> national;
  private final Optional<TlcpSlot> tlcp;
  private SSLEngine engine;
  private boolean decided;
  private boolean begun;
  private boolean settled;

  /**
   * @param ordinary what is spoken unless the client offers better
   * @param national makes the other one
   * @param tlcp makes a third one, where there is a provider
   */
  TwofoldEngine(SSLEngine ordinary, Supplier<SSLEngine> national, Optional<TlcpSlot> tlcp) {
    super(null, -1);
    this.engine = ordinary;
    this.national = national;
    this.tlcp = tlcp;
  }

  @Override
  SSLEngine engine() {
    return engine;
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length)
      throws SSLException {
    if (!decided && !decides(from)) {
      return new SSLEngineResult(
          SSLEngineResult.Status.BUFFER_UNDERFLOW, HandshakeStatus.NEED_UNWRAP, 0, 0);
    }
    return settled(engine.unwrap(from, to, offset, length));
  }

  /**
   * Version 1.3 has no second handshake; of 1.2 and of TLCP it would be work that a client can
   * order at will.
   */
  private SSLEngineResult settled(SSLEngineResult result) throws SSLException {
    HandshakeStatus status = result.getHandshakeStatus();
    if (status == HandshakeStatus.FINISHED) {
      settled = true;
    } else if (status == HandshakeStatus.NEED_TASK
        && settled
        && !engine.getSession().getProtocol().equals(NEWEST)) {
      engine.closeOutbound();
      throw new SSLException("a client may not negotiate anew");
    }
    return result;
  }

  /** Whether these bytes are enough to decide. */
  private boolean decides(ByteBuffer first) throws SSLException {
    switch (ClientHello.offer(first)) {
      case UNFINISHED -> {
        return false;
      }
      case NATIONAL -> choose(national.get());
      case TLCP -> tlcp.map(TlcpSlot::serverEngine).ifPresent(this::choose);
      case OTHER -> {}
    }
    decide();
    return true;
  }

  private void choose(SSLEngine other) {
    other.setNeedClientAuth(engine.getNeedClientAuth());
    engine = other;
  }

  private void decide() throws SSLException {
    decided = true;
    if (begun) {
      engine.beginHandshake();
    }
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to)
      throws SSLException {
    if (!decided && !engine.isOutboundDone()) {
      decide();
    }
    return settled(engine.wrap(from, offset, length, to));
  }

  @Override
  public void beginHandshake() throws SSLException {
    begun = true;
    if (decided) {
      engine.beginHandshake();
    }
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    return begun && !decided && !engine.isOutboundDone()
        ? HandshakeStatus.NEED_UNWRAP
        : engine.getHandshakeStatus();
  }
}
