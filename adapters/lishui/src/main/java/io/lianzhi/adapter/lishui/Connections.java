package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Keys;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * Connects to Lishui's SFTP server as the hub. It heeds nothing that lies on this machine (no
 * {@code ~/.ssh}), and goes nowhere without a pinned host key.
 */
final class Connections {
  /** What the processor does by itself; the library would rather take ChaCha20. */
  private static final List<BuiltinCiphers> CIPHERS =
      List.of(
          BuiltinCiphers.aes256gcm,
          BuiltinCiphers.aes128gcm,
          BuiltinCiphers.aes256ctr,
          BuiltinCiphers.aes128ctr);

  private final Keys keys;
  private final LishuiProperties.Server server;
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemons());
  private final SshClient ssh;

  Connections(Keys keys, LishuiProperties.Server server) {
    this.keys = keys;
    this.server = server;
    this.ssh = ssh(server, threads, timer);
    ssh.setServerKeyVerifier((session, address, shown) -> isPinned(shown));
  }

  private static SshClient ssh(
      LishuiProperties.Server server, ExecutorService threads, ScheduledExecutorService timer) {
    SshClient ssh = SshClient.setUpDefaultClient();
    ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    ssh.setCipherFactories(List.copyOf(CIPHERS));
    ssh.setUserAuthFactories(List.of(HouseSignature.authentication()));
    ssh.setIoServiceFactoryFactory(
        new Nio2ServiceFactoryFactory(() -> new NoCloseExecutor(threads)));
    ssh.setScheduledExecutorService(timer, false);
    CoreModuleProperties.IDLE_TIMEOUT.set(ssh, server.read());
    CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(ssh, server.connect());
    CoreModuleProperties.AUTH_TIMEOUT.set(ssh, server.connect());
    return ssh;
  }

  /** Threads that keep no process alive. */
  private static ThreadFactory daemons() {
    return Thread.ofPlatform().daemon().name("lishui-sftp-", 0).factory();
  }

  /**
   * A connection of its own.
   *
   * @throws IOException where Lishui cannot be reached, or somebody else answers in its place
   */
  SftpClient open() throws IOException {
    start();
    try {
      return SftpClientFactory.instance().createSftpClient(session()).singleSessionInstance();
    } catch (IOException | RuntimeException failed) {
      throw isStranger(failed)
          ? new StrangerException(failed)
          : new IOException(failed.getClass().getSimpleName() + ": " + failed.getMessage(), failed);
    }
  }

  private ClientSession session() throws IOException {
    ClientSession session =
        ssh.connect(server.user(), server.host(), server.port())
            .verify(server.connect())
            .getSession();
    try {
      session.addPublicKeyIdentity(keys.sshKey());
      session.auth().verify(server.connect());
      return session;
    } catch (IOException | RuntimeException failed) {
      session.close(true);
      throw failed;
    }
  }

  private static boolean isStranger(Throwable failed) {
    return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause ->
            cause instanceof SshException refused
                && refused.getDisconnectCode()
                    == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE);
  }

  /** Whom it calls, and as whom. */
  String place() {
    return server.user() + "@" + server.host() + ":" + server.port();
  }

  /** How long a connection may say nothing before it is closed. */
  Duration silence() {
    return server.read();
  }

  private synchronized void start() {
    if (!ssh.isStarted()) {
      ssh.start();
    }
  }

  /** Whether whoever answered on it would be let in now, too. */
  boolean isStillPinned(SftpClient open) {
    return isPinned(open.getClientSession().getServerKey());
  }

  /** Ends every connection, and the threads under them. */
  void close() {
    ssh.stop();
    timer.shutdownNow();
    threads.shutdownNow();
  }

  private boolean isPinned(PublicKey shown) {
    return keys.hostKeys().stream().anyMatch(pinned -> KeyUtils.compareKeys(pinned, shown));
  }
}
