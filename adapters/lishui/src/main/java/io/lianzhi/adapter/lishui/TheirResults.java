package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.InvalidValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;

/**
 * What Lishui makes of the hub's files, row by row, in files of its own. A file of the hub's lies
 * at Lishui's until its result has been read: by that any node knows what is still to come.
 */
final class TheirResults {
  private static final String RESULT = ".result.csv";
  private static final int MOST_FILES = 100;
  private static final int MOST_REFUSALS = 10_000;
  private static final int LONGEST = 16 << 20;
  private static final int LONGEST_WORDS = 200;

  private final Remote remote;
  private final Supplier<MessageDigest> sm3;
  private List<String> read = List.of();

  TheirResults(Remote remote, Supplier<MessageDigest> sm3) {
    this.remote = remote;
    this.sm3 = sm3;
  }

  /** As {@link io.lianzhi.contracts.Adapter#fetch}: the rows that Lishui refuses. */
  synchronized Fetched fetch() {
    try {
      List<String> ready = ready();
      List<String> done = new ArrayList<>();
      Map<String, Delivery.Declined> refused = new HashMap<>();
      for (String name : ready) {
        if (done.size() < MOST_FILES && refused.size() < MOST_REFUSALS) {
          result(name)
              .ifPresent(result -> {
                refused.putAll(refusals(result));
                done.add(name);
              });
        }
      }
      read = List.copyOf(done);
      boolean more = !done.isEmpty() && done.size() < ready.size();
      return new Fetched(List.of(), refused, "", more);
    } catch (IOException broken) {
      throw dropped(broken);
    }
  }

  /** As {@link io.lianzhi.contracts.Adapter#taken}: what was read has no more to wait for. */
  synchronized void taken() {
    try {
      for (String name : read) {
        for (String ending : List.of(Remote.READY, Remote.CONTROL, "")) {
          remote.remove(Remote.INBOX + "/" + name + ending);
        }
      }
      read = List.of();
    } catch (IOException broken) {
      throw dropped(broken);
    }
  }

  private UncheckedIOException dropped(IOException broken) {
    remote.close();
    return new UncheckedIOException("lishui: " + broken.getMessage(), broken);
  }

  /** The hub's files whose result is there. */
  private List<String> ready() throws IOException {
    Set<String> said = marked(Remote.RESULTS, RESULT + Remote.READY);
    return said.isEmpty()
        ? List.of()
        : marked(Remote.INBOX, Remote.READY).stream().filter(said::contains).sorted().toList();
  }

  private Set<String> marked(String folder, String ending) throws IOException {
    return remote.list(folder).stream()
        .filter(entry -> entry.getAttributes().isRegularFile())
        .map(DirEntry::getFilename)
        .filter(name -> name.endsWith(ending) && FileName.isHarmless(name))
        .map(name -> name.substring(0, name.length() - ending.length()))
        .collect(Collectors.toSet());
  }

  /** A whole result; nothing while it is not what its control file says. */
  private Optional<byte[]> result(String name) throws IOException {
    String path = Remote.RESULTS + "/" + name + RESULT;
    if (!isFile(path) || !isFile(path + Remote.CONTROL)) {
      return Optional.empty();
    }
    Optional<Control> control =
        Control.read(remote.head(path + Remote.CONTROL, Control.LONGEST + 1))
            .filter(found -> found.size() <= LONGEST);
    if (control.isEmpty()) {
      return Optional.empty();
    }
    byte[] content = remote.head(path, LONGEST + 1);
    return Optional.of(content).filter(bytes -> isOf(control.get(), bytes));
  }

  private boolean isFile(String path) throws IOException {
    return remote.find(path).filter(Attributes::isRegularFile).isPresent();
  }

  private boolean isOf(Control control, byte[] content) {
    return control.size() == content.length
        && control.sm3().equals(HexFormat.of().formatHex(sm3.get().digest(content)));
  }

  /** Records of parcel's id, result, code and words; one that cannot be read says nothing. */
  static Map<String, Delivery.Declined> refusals(byte[] result) {
    Map<String, Delivery.Declined> refused = new HashMap<>();
    CsvPieces pieces = new CsvPieces(new ByteArrayInputStream(result), Piece.Place.START);
    try {
      for (var piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
        fields(piece.get())
            .filter(fields -> fields.size() >= 4 && fields.get(1).equals(Results.REFUSED))
            .ifPresent(
                fields -> refused.put(fields.getFirst(), new Delivery.Declined(words(fields))));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory can be read", impossible);
    }
    return refused;
  }

  private static Optional<List<String>> fields(Piece piece) {
    try {
      return Optional.of(Csv.read(Text.of(piece.bytes())));
    } catch (InvalidValue unreadable) {
      return Optional.empty();
    }
  }

  private static String words(List<String> fields) {
    String text = (fields.get(2) + ": " + fields.get(3)).replaceAll("\\p{Cntrl}", " ");
    return text.substring(0, Math.min(LONGEST_WORDS, text.length()));
  }
}
