package io.lianzhi.adapter.lishui.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The folders on Lishui's disk, as their people and programs see them. */
final class Box {
  static final Charset GB18030 = Charset.forName("GB18030");

  private final Path root;

  Box(Path root) {
    this.root = root;
    for (String folder :
        List.of("outbox", "outbox/resend", "feedback", "inbox", "inbox/feedback")) {
      make(root.resolve(folder));
    }
  }

  /** A box that its owner deletes. */
  static Box temporary() {
    try {
      return new Box(Files.createTempDirectory("lishui"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Path root() {
    return root;
  }

  Path path(String name) {
    return root.resolve(name);
  }

  void write(String name, byte[] content) {
    try {
      Files.write(path(name), content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  byte[] read(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean has(String name) {
    return Files.exists(path(name));
  }

  List<String> names(String folder) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Puts a file for the hub: data, control file, marker. */
  void offer(String folder, String name, byte[] content, long rows) {
    write(folder + "/" + name, content);
    write(folder + "/" + name + ".ctl", control(name, content, rows));
    write(folder + "/" + name + ".ok", new byte[0]);
  }

  static byte[] control(String name, byte[] content, long rows) {
    return control(name, content.length, rows, sm3(content));
  }

  static byte[] control(String name, long size, long rows, String sm3) {
    String text = "file=%s\r\nsize=%d\r\nrows=%d\r\nsm3=%s\r\n".formatted(name, size, rows, sm3);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String sm3(byte[] content) {
    return HexFormat.of().formatHex(io.lianzhi.security.envelope.Digests.sm3().digest(content));
  }

  /** Removes everything. */
  void delete() {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
