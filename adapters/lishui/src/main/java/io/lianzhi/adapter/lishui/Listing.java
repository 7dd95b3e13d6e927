package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;

/**
 * What lies ready at Lishui's: regular files with a marker beside them. Whatever else lies there is
 * not looked at, links least of all.
 */
final class Listing {
  private static final List<String> FOLDERS = List.of(Remote.OUTBOX, Remote.RESEND);
  private static final Comparator<Offered> ORDER =
      Comparator.comparing(Offered::name, FileName.ORDER).thenComparing(Offered::folder);

  private final Remote remote;
  private final Duration patience;
  private final Clock clock;
  private Map<Offered, Instant> unequalSince = new HashMap<>();

  Listing(Remote remote, Duration patience, Clock clock) {
    this.remote = remote;
    this.patience = patience;
    this.clock = clock;
  }

  /** The files in the order in which they are to be taken: by day, first versions first. */
  List<Offered> offered() throws IOException {
    List<Offered> all = new ArrayList<>();
    for (String folder : FOLDERS) {
      all.addAll(offered(folder));
    }
    unequalSince.keySet().retainAll(Set.copyOf(all));
    all.sort(ORDER);
    return all;
  }

  private List<Offered> offered(String folder) throws IOException {
    List<Offered> data = new ArrayList<>();
    Set<String> ready = new HashSet<>();
    for (DirEntry entry : remote.list(folder)) {
      String name = entry.getFilename();
      if (!FileName.isHarmless(name) || !entry.getAttributes().isRegularFile()) {
        continue;
      }
      if (name.endsWith(Remote.READY)) {
        ready.add(name.substring(0, name.length() - Remote.READY.length()));
      } else if (!name.endsWith(Remote.CONTROL) && !name.endsWith(Remote.UNFINISHED)) {
        data.add(offered(folder, name, entry.getAttributes()));
      }
    }
    data.removeIf(file -> !ready.contains(file.name()));
    return data;
  }

  private static Offered offered(String folder, String name, Attributes attributes) {
    return new Offered(
        folder, name, attributes.getSize(), attributes.getModifyTime().to(TimeUnit.SECONDS));
  }

  /** Whether it still lies there as it was. */
  boolean isThere(Offered file) throws IOException {
    return remote
        .find(file.path())
        .filter(Attributes::isRegularFile)
        .map(attributes -> offered(file.folder(), file.name(), attributes))
        .filter(file::equals)
        .isPresent();
  }

  /**
   * The control file, where it fits the file's length; empty while the two may still be on their
   * way.
   *
   * @throws FileFaultException where nothing has changed for too long
   */
  Optional<Control> control(Offered file) throws IOException {
    Optional<Control> control = read(file);
    if (control.filter(found -> found.size() == file.size()).isPresent()) {
      return control;
    }
    Instant since = unequalSince.computeIfAbsent(file, unequal -> clock.instant());
    if (clock.instant().isBefore(since.plus(patience))) {
      return Optional.empty();
    }
    throw new FileFaultException(control.isPresent() ? FileFault.SIZE : FileFault.CONTROL);
  }

  private Optional<Control> read(Offered file) throws IOException {
    String path = file.path() + Remote.CONTROL;
    if (remote.find(path).filter(Attributes::isRegularFile).isEmpty()) {
      return Optional.empty();
    }
    return Control.read(remote.head(path, Control.LONGEST + 1))
        .filter(control -> control.file().equals(file.name()));
  }
}
