package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * Lishui's folders. A connection stands while it is used and is dropped with the first thing that
 * goes wrong. Not safe for many threads.
 */
final class Remote implements AutoCloseable {
  /** Files from Lishui, and those that it sends again. */
  static final String OUTBOX = "outbox";

  static final String RESEND = "outbox/resend";

  /** What the hub says of them. */
  static final String FEEDBACK = "feedback";

  /** Files for Lishui, and what it says of them. */
  static final String INBOX = "inbox";

  static final String RESULTS = "inbox/feedback";

  /** Behind the name of a file that is still being written. */
  static final String UNFINISHED = ".tmp";

  static final String CONTROL = ".ctl";
  static final String READY = ".ok";

  private final Connections connections;
  private Optional<SftpClient> open = Optional.empty();
  private long lastUsed;
  private int connection;

  Remote(Connections connections) {
    this.connections = connections;
  }

  private SftpClient sftp() throws IOException {
    if (!isGood()) {
      close();
      open = Optional.of(connections.open());
      connection++;
    }
    lastUsed = System.nanoTime();
    return open.orElseThrow();
  }

  /** Its server's key may have been withdrawn since. */
  private boolean isGood() {
    return open.filter(SftpClient::isOpen).filter(connections::isStillPinned).isPresent()
        && !isStale();
  }

  /** A connection that has said nothing for so long may be closed at the moment it is used. */
  private boolean isStale() {
    return System.nanoTime() - lastUsed > connections.silence().toNanos() / 2;
  }

  /** Tells the connection that stands now from those before it. */
  int connection() {
    return connection;
  }

  /** Whether what was opened on that connection can be read further; it counts as a use. */
  boolean stands(int number) {
    boolean stands = number == connection && isGood();
    lastUsed = stands ? System.nanoTime() : lastUsed;
    return stands;
  }

  /** What lies in a folder: links are themselves, not what they lead to. */
  Collection<DirEntry> list(String folder) throws IOException {
    return sftp().readEntries(folder);
  }

  Optional<Attributes> find(String path) throws IOException {
    try {
      return Optional.of(sftp().lstat(path));
    } catch (SftpException answered) {
      if (answered.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return Optional.empty();
      }
      throw answered;
    }
  }

  boolean has(String path) throws IOException {
    return find(path).isPresent();
  }

  /**
   * The same, where something begins: a kept connection may be gone without having said so, as
   * after a restart of the server, and is then replaced.
   */
  boolean hasAtStart(String path) throws IOException {
    boolean kept = open.isPresent();
    try {
      return has(path);
    } catch (SftpException answered) {
      throw answered;
    } catch (IOException gone) {
      if (!kept) {
        throw gone;
      }
      close();
      return has(path);
    }
  }

  InputStream read(String path) throws IOException {
    return sftp().read(path);
  }

  /** The first {@code most} bytes of a file. */
  byte[] head(String path, int most) throws IOException {
    try (InputStream in = read(path)) {
      return in.readNBytes(most);
    }
  }

  /** A file that was not there is written whole, or not at all. */
  void write(String path, byte[] content) throws IOException {
    String unfinished = path + UNFINISHED;
    append(unfinished, 0, content);
    rename(unfinished, path);
  }

  /** Writes from a place on; what lay behind it goes. */
  void append(String path, long offset, byte[] content) throws IOException {
    try (SftpClient.CloseableHandle handle =
        offset == 0
            ? sftp().open(path, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)
            : sftp().open(path, OpenMode.Write)) {
      if (offset > 0) {
        sftp().setStat(handle, new Attributes().size(offset));
      }
      if (content.length > 0) {
        sftp().write(handle, offset, content, 0, content.length);
      }
    }
  }

  /** Puts a file in another's place; SFTP 3 renames over nothing. */
  void rename(String from, String to) throws IOException {
    remove(to);
    sftp().rename(from, to);
  }

  void remove(String path) throws IOException {
    if (has(path)) {
      sftp().remove(path);
    }
  }

  @Override
  public void close() {
    open.ifPresent(Remote::close);
    open = Optional.empty();
  }

  /** With the session under it. */
  private static void close(SftpClient sftp) {
    sftp.getClientSession().close(true);
  }
}
