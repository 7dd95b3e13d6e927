package io.lianzhi.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that a hub leaves behind when it is killed ({@code kill -9}): it goes on, and no
 * other can start on its folder.
 */
final class LeftServer {
  private static final Logger LOG = LoggerFactory.getLogger(LeftServer.class);
  private static final long PATIENCE_SECONDS = 60;

  private LeftServer() {}

  /**
   * Stops the server on this folder, if one was left there. It ends as if told to by its own tool:
   * its data are whole.
   *
   * @throws IllegalStateException where the hub that started it is alive, or it does not stop
   */
  static void stop(Path folder) {
    requireNoOtherHub(folder);
    running(folder).ifPresent(LeftServer::stop);
  }

  /** The embedded PostgreSQL's library holds this lock for as long as its hub lives. */
  private static void requireNoOtherHub(Path folder) {
    Path lock = folder.resolve("epg-lock");
    if (!Files.exists(lock)) {
      return;
    }
    try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = file.tryLock()) {
      if (held == null) {
        throw taken(folder);
      }
    } catch (OverlappingFileLockException here) {
      throw taken(folder);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static IllegalStateException taken(Path folder) {
    return new IllegalStateException("another hub runs on " + folder + ": stop it first");
  }

  private static Optional<ProcessHandle> running(Path folder) {
    Path note = folder.resolve("postmaster.pid");
    try {
      return Files.exists(note)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(note).getFirst().strip()))
              .filter(process -> isServer(process, folder))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A process number may have gone to somebody else since. */
  private static boolean isServer(ProcessHandle process, Path folder) {
    return process.info().command().filter(command -> command.endsWith("postgres")).isPresent()
        && process
            .info()
            .arguments()
            .filter(arguments -> List.of(arguments).contains(folder.toString()))
            .isPresent();
  }

  private static void stop(ProcessHandle server) {
    LOG.warn("stopping PostgreSQL, process {}, left by a hub that was killed", server.pid());
    server.destroy();
    try {
      server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stays) {
      throw new IllegalStateException(
          "PostgreSQL, process " + server.pid() + ", was left by a killed hub and does not stop");
    }
  }
}
