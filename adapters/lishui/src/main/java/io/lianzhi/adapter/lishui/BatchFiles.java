package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.code.BeijingDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Files for Lishui: the data under another name first, then its control file, then the marker; what
 * has no marker is not there for Lishui. A file's name comes from its content: the same batch again
 * is the same file. Each row begins with its parcel's id.
 */
final class BatchFiles {
  static final String DELIVERY = "投递编号";

  private static final int DIGITS = 24;

  private final Remote remote;
  private final LishuiMapping mapping;
  private final Own own;

  /**
   * What it needs of the house.
   *
   * @param region of the hub, as the names of its files begin
   */
  record Own(String region, Supplier<MessageDigest> sm3, Clock clock) {}

  BatchFiles(Remote remote, LishuiMapping mapping, Own own) {
    this.remote = remote;
    this.mapping = mapping;
    this.own = own;
  }

  /** Forgets the connection: something went wrong with it. */
  void drop() {
    remote.close();
  }

  /**
   * Lays parcels of one form ready for Lishui, which says of each row later what it makes of it.
   */
  void handOver(String form, List<Parcel> parcels) throws IOException {
    byte[] content = content(form, parcels);
    String sm3 = HexFormat.of().formatHex(own.sm3().get().digest(content));
    String name = name(form, sm3);
    place(name, content, new Control(name, content.length, parcels.size(), sm3));
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
}
