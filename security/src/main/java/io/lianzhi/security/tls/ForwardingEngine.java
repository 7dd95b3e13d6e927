package io.lianzhi.security.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** An engine that leaves everything to another one, which may be another one later. */
abstract class ForwardingEngine extends SSLEngine {
  ForwardingEngine(@Nullable String peerHost, int peerPort) {
    super(peerHost, peerPort);
  }

  /** The engine that does the work now. */
  abstract SSLEngine engine();

  @Override
  public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to)
      throws SSLException {
    return engine().wrap(from, offset, length, to);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length)
      throws SSLException {
    return engine().unwrap(from, to, offset, length);
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return engine().getDelegatedTask();
  }

  @Override
  public void closeInbound() throws SSLException {
    engine().closeInbound();
  }

  @Override
  public boolean isInboundDone() {
    return engine().isInboundDone();
  }

  @Override
  public void closeOutbound() {
    engine().closeOutbound();
  }

  @Override
  public boolean isOutboundDone() {
    return engine().isOutboundDone();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return engine().getSupportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return engine().getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    engine().setEnabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return engine().getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return engine().getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    engine().setEnabledProtocols(protocols);
  }

  @Override
  public SSLSession getSession() {
    return engine().getSession();
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return engine().getHandshakeSession();
  }

  @Override
  public void beginHandshake() throws SSLException {
    engine().beginHandshake();
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    return engine().getHandshakeStatus();
  }

  @Override
  public void setUseClientMode(boolean mode) {
    engine().setUseClientMode(mode);
  }

  @Override
  public boolean getUseClientMode() {
    return engine().getUseClientMode();
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    engine().setNeedClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return engine().getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    engine().setWantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return engine().getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    engine().setEnableSessionCreation(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return engine().getEnableSessionCreation();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return engine().getSSLParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    engine().setSSLParameters(parameters);
  }

  @Override
  public String getApplicationProtocol() {
    return engine().getApplicationProtocol();
  }

  @Override
  public String getHandshakeApplicationProtocol() {
    return engine().getHandshakeApplicationProtocol();
  }
}
