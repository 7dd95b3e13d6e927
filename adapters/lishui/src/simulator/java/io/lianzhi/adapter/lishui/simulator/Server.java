package io.lianzhi.adapter.lishui.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/** The SFTP server, well- or badly-behaved. */
final class Server implements AutoCloseable {
  private static final int TRIES = 50;

  private final Box box;
  private final KeyPair hostKey;
  private final List<PublicKey> authorised;
  private final BiConsumer<String, Behaviour> ready;
  private Optional<SshServer> ssh = Optional.empty();
  private Optional<ServerSocket> plain = Optional.empty();
  private final List<Socket> held = new ArrayList<>();
  private volatile Behaviour behaviour = Behaviour.WELL;
  private int port;

  /**
   * Starts at {@code port}, or any free one.
   *
   * @param ready is told of each file whose marker is there
   */
  Server(
      Box box,
      int port,
      KeyPair hostKey,
      List<PublicKey> authorised,
      BiConsumer<String, Behaviour> ready) {
    this.box = box;
    this.hostKey = hostKey;
    this.authorised = List.copyOf(authorised);
    this.ready = ready;
    this.port = port;
    listen(hostKey);
  }

  int port() {
    return port;
  }

  synchronized void behave(Behaviour changed) {
    hangUp();
    behaviour = changed;
    switch (changed) {
      case SILENT, GARBAGE -> listenWithoutSsh(changed);
      case STRANGER -> listen(otherKey());
      default -> listen(hostKey);
    }
  }

  private void listen(KeyPair shown) {
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost("localhost");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(shown));
    server.setPublickeyAuthenticator((user, key, session) -> isAuthorised(key));
    server.setFileSystemFactory(new VirtualFileSystemFactory(box.root()));
    server.setSubsystemFactories(List.of(sftp()));
    bind(server::start);
    port = server.getPort();
    ssh = Optional.of(server);
  }

  private interface Binding {
    void bind() throws IOException;
  }

  /** The port may take a moment to be free of who listened there before. */
  private static void bind(Binding binding) {
    IOException last = new IOException("not tried");
    for (int i = 0; i < TRIES; i++) {
      try {
        binding.bind();
        return;
      } catch (IOException taken) {
        last = taken;
        pause();
      }
    }
    throw new UncheckedIOException(last);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAuthorised(PublicKey key) {
    return behaviour != Behaviour.UNAUTHORISED
        && authorised.stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
  }

  private static KeyPair otherKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private SftpSubsystemFactory sftp() {
    SftpSubsystemFactory factory =
        new SftpSubsystemFactory.Builder().withFileSystemAccessor(new Accessor()).build();
    factory.addSftpEventListener(new Watch());
    return factory;
  }

  private final class Accessor implements SftpFileSystemAccessor {
    @Override
    public java.nio.channels.SeekableByteChannel openFile(
        SftpSubsystemProxy subsystem,
        FileHandle handle,
        Path file,
        @Nullable String handleName,
        Set<? extends java.nio.file.OpenOption> options,
        java.nio.file.attribute.FileAttribute<?>... attributes)
        throws IOException {
      switch (behaviour) {
        case BROKEN -> throw new IOException("no");
        case HUNG -> hang();
        default -> {}
      }
      return SftpFileSystemAccessor.super.openFile(
          subsystem, handle, file, handleName, options, attributes);
    }
  }

  private static void hang() throws IOException {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }

  private final class Watch implements SftpEventListener {
    @Override
    public void written(
        ServerSession session,
        String remoteHandle,
        FileHandle handle,
        long offset,
        byte[] data,
        int dataOffset,
        int length,
        @Nullable Throwable thrown) {
      if (behaviour == Behaviour.HALF) {
        session.close(true);
      }
    }

    @Override
    public void read(
        ServerSession session,
        String remoteHandle,
        FileHandle handle,
        long offset,
        byte[] data,
        int dataOffset,
        int length,
        int read,
        @Nullable Throwable thrown) {
      if (behaviour == Behaviour.HALF) {
        session.close(true);
      }
    }

    @Override
    public void moved(
        ServerSession session,
        Path from,
        Path to,
        Collection<CopyOption> options,
        @Nullable Throwable thrown) {
      String name = to.getFileName().toString();
      if (to.endsWith(Path.of("inbox", name).toString()) && name.endsWith(".ok")) {
        ready.accept(name.substring(0, name.length() - 3), behaviour);
        if (behaviour == Behaviour.LOST) {
          session.close(true);
        }
      }
    }
  }

  private void listenWithoutSsh(Behaviour how) {
    bind(() -> {
      ServerSocket socket = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
      plain = Optional.of(socket);
      Thread.ofVirtual().start(() -> receive(socket, how));
    });
  }

  private void receive(ServerSocket socket, Behaviour how) {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        synchronized (held) {
          held.add(caller);
        }
        if (how == Behaviour.GARBAGE) {
          OutputStream out = caller.getOutputStream();
          out.write(new byte[] {'%', '$', 0, (byte) 0xa7, '\r', '\n', 13, 37});
          out.flush();
          caller.close();
        }
      } catch (IOException closed) {
        // asked to stop
      }
    }
  }

  private void hangUp() {
    ssh.ifPresent(Server::stop);
    ssh = Optional.empty();
    plain.ifPresent(Server::close);
    plain = Optional.empty();
    synchronized (held) {
      held.forEach(Server::close);
      held.clear();
    }
  }

  private static void stop(SshServer server) {
    try {
      server.stop(true);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void close(java.io.Closeable socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public synchronized void close() {
    hangUp();
  }
}
