package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks whether the hub gets in at Lishui's server and finds the folders that were agreed. */
final class Folders {
  private static final List<String> AGREED =
      List.of(Remote.OUTBOX, Remote.RESEND, Remote.FEEDBACK, Remote.INBOX, Remote.RESULTS);

  private final Connections connections;

  Folders(Connections connections) {
    this.connections = connections;
  }

  List<Step> test() {
    try (Remote remote = new Remote(connections)) {
      return Step.take(
          Stream.concat(
                  Stream.of(new Step.Plan("SFTP " + connections.place(), () -> enter(remote))),
                  AGREED.stream()
                      .map(folder -> new Step.Plan("ls " + folder, () -> look(remote, folder))))
              .toList());
    }
  }

  private static Optional<Trouble> enter(Remote remote) throws IOException {
    try {
      remote.has(Remote.OUTBOX);
      return Optional.empty();
    } catch (StrangerException stranger) {
      return Optional.of(
          new Trouble(Trouble.Kind.HOST_KEY_UNKNOWN, String.valueOf(stranger.getMessage())));
    }
  }

  private static Optional<Trouble> look(Remote remote, String folder) throws IOException {
    return remote.has(folder)
        ? Optional.empty()
        : Optional.of(new Trouble(Trouble.Kind.ANSWERED_STRANGELY, "no folder " + folder));
  }
}
