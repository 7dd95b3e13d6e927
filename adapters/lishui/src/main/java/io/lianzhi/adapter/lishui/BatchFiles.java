package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.code.BeijingDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files for Lishui: the data under another name first, then its control file, then the marker; what
 * has no marker is not there for Lishui. A file's name comes from its content: the same batch again
 * is the same file. Each row begins with its parcel's id.
 */
final class BatchFiles {
  static final String DELIVERY = "投递编号";

  private static final int DIGITS = 24;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LONGEST_RESULT = 16 << 20;
  private static final int LONGEST_WORDS = 200;

  private final Remote remote;
  private final LishuiMapping mapping;
  private final Duration resultWait;
  private final Own own;

  /**
   * What it needs of the house.
   *
   * @param region of the hub, as the names of its files begin
   */
  record Own(String region, Supplier<MessageDigest> sm3, Clock clock) {}

  BatchFiles(Remote remote, LishuiMapping mapping, Duration resultWait, Own own) {
    this.remote = remote;
    this.mapping = mapping;
    this.resultWait = resultWait;
    this.own = own;
  }

  /** Forgets the connection: something went wrong with it. */
  void drop() {
    remote.close();
  }

  /** What came of each parcel of one form, in order. */
  List<Delivery> handOver(String form, List<Parcel> parcels) throws IOException {
    byte[] content = content(form, parcels);
    String sm3 = HexFormat.of().formatHex(own.sm3().get().digest(content));
    String name = name(form, sm3);
    place(name, content, new Control(name, content.length, parcels.size(), sm3));
    Map<String, Delivery> said = awaitResult(name);
    return parcels.stream()
        .map(parcel -> said.getOrDefault(parcel.id(), new Delivery.Accepted()))
        .toList();
  }

  private String name(String form, String sm3) {
    String day = FileName.DAY.format(BeijingDay.of(own.clock().instant()));
    return String.join("_", own.region(), form, day, sm3.substring(0, DIGITS)) + ".csv";
  }

  private byte[] content(String form, List<Parcel> parcels) {
    Layout layout = mapping.layout(form, false).orElseThrow();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(Text.bytes(DELIVERY + "," + Csv.write(layout.columns()) + Csv.END));
    for (Parcel parcel : parcels) {
      content.writeBytes((parcel.id() + ",").getBytes(StandardCharsets.US_ASCII));
      content.writeBytes(parcel.message().body());
      content.writeBytes(Csv.END.getBytes(StandardCharsets.US_ASCII));
    }
    return content.toByteArray();
  }

  private void place(String name, byte[] content, Control control) throws IOException {
    String path = Remote.INBOX + "/" + name;
    if (remote.hasAtStart(path + Remote.READY)) {
      return;
    }
    remote.write(path, content);
    remote.write(path + Remote.CONTROL, control.write());
    remote.write(path + Remote.READY, new byte[0]);
  }

  /** What Lishui says at once of each parcel; nothing where it takes its time. */
  private Map<String, Delivery> awaitResult(String name) throws IOException {
    String path = Remote.RESULTS + "/" + name + ".result.csv";
    long start = System.nanoTime();
    while (System.nanoTime() - start < resultWait.toNanos()) {
      if (remote.has(path + Remote.READY)) {
        return read(remote.head(path, LONGEST_RESULT));
      }
      pause();
    }
    return Map.of();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("stopped while waiting");
    }
  }

  /** Records of parcel's id, result, code and words; one that cannot be read says nothing. */
  private static Map<String, Delivery> read(byte[] bytes) throws IOException {
    Map<String, Delivery> said = new HashMap<>();
    CsvPieces pieces = new CsvPieces(new java.io.ByteArrayInputStream(bytes), Piece.Place.START);
    for (var piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
      fields(piece.get())
          .filter(fields -> fields.size() >= 4 && fields.get(1).equals(Results.REFUSED))
          .ifPresent(fields -> said.put(fields.getFirst(), new Delivery.Declined(words(fields))));
    }
    return said;
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
