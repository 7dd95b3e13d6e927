package io.lianzhi.security.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A client's and a server's engine with the bytes between them, in one thread. */
final class EnginePair {
  private static final int ROUNDS = 10_000;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine client;
  private final SSLEngine server;
  private final Pipe toServer = new Pipe();
  private final Pipe toClient = new Pipe();

  /** Bytes on their way in one direction. */
  private static final class Pipe {
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 17).flip();

    void put(ByteBuffer more) {
      bytes.compact().put(more).flip();
    }
  }

  EnginePair(SSLEngine client, SSLEngine server) {
    client.setUseClientMode(true);
    server.setUseClientMode(false);
    this.client = client;
    this.server = server;
  }

  /**
   * Shakes hands until both are content, and that the client's certificate is taken is known.
   *
   * @throws SSLException where one of them is not
   */
  EnginePair shake() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    for (int round = 0; round < ROUNDS && !isQuiet(); round++) {
      move(client, toServer, toClient, NOTHING);
      move(server, toClient, toServer, NOTHING);
    }
    say("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return this;
  }

  private boolean isQuiet() {
    return client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && server.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !toClient.bytes.hasRemaining()
        && !toServer.bytes.hasRemaining();
  }

  /** What of a client's words reaches the server, by way of both, and comes back again. */
  byte[] say(byte[] words) throws SSLException {
    return carry(
        server, client, toClient, toServer, carry(client, server, toServer, toClient, words));
  }

  private static byte[] carry(SSLEngine from, SSLEngine to, Pipe there, Pipe back, byte[] words)
      throws SSLException {
    ByteBuffer rest = ByteBuffer.wrap(words);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    for (int round = 0; round < ROUNDS && heard.size() < words.length; round++) {
      move(from, there, back, rest);
      heard.writeBytes(move(to, back, there, NOTHING));
    }
    return heard.toByteArray();
  }

  /** One step of one engine: takes what has come, says what it has to say. */
  private static byte[] move(SSLEngine engine, Pipe out, Pipe in, ByteBuffer words)
      throws SSLException {
    tasks(engine);
    ByteBuffer plain = ByteBuffer.allocate(1 << 16);
    if (in.bytes.hasRemaining() && engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
      engine.unwrap(in.bytes, plain);
    }
    tasks(engine);
    boolean speaks =
        engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP || words.hasRemaining();
    if (speaks && engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
      ByteBuffer sealed = ByteBuffer.allocate(1 << 16);
      SSLEngineResult result = engine.wrap(words, sealed);
      if (result.bytesProduced() > 0) {
        out.put(sealed.flip());
      }
    }
    tasks(engine);
    byte[] heard = new byte[plain.flip().remaining()];
    plain.get(heard);
    return heard;
  }

  private static void tasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }
}
