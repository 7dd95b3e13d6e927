package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import io.lianzhi.contracts.code.Table;
import io.lianzhi.contracts.item.Regions;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Rounds;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Newer tables of codes than the shipped ones: a folder of CSV files, each named as its table is.
 * It is looked at every few seconds, so that a code's owner adds one without a restart. At the
 * start a file that cannot hold stops the hub; later, the tables stay as they were, and it is said.
 */
final class CodeFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CodeFiles.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final String CSV = ".csv";

  private final Optional<Path> folder;
  private final Map<String, CodeSet> shipped = new HashMap<>();
  private final Rounds rounds =
      new Rounds("codes", EVERY, this::lookOrStay, "the tables of codes stay as they were");
  private List<Found> known = List.of();

  /** A file as it was found. */
  private record Found(Path file, long size, long modified) {}

  CodeFiles(Optional<Path> folder, Parties parties) {
    this.folder = folder;
    CodeSets.load().names().forEach(name -> put(CodeSets.load().shipped(name)));
    parties.all().forEach(party -> party.adapter().codeSets().forEach(this::put));
  }

  private void put(CodeSet set) {
    shipped.put(set.name(), set);
  }

  /**
   * Takes what the folder holds now, and looks again from time to time.
   *
   * @throws IllegalArgumentException where a file is no table that can follow the shipped one
   */
  void start() {
    look();
    if (folder.isPresent()) {
      rounds.start();
    }
  }

  private void lookOrStay() {
    try {
      look();
    } catch (IllegalArgumentException | UncheckedIOException unfit) {
      LOG.error("the tables of codes stay as they were: {}", unfit.getMessage());
    }
  }

  /** Reads the folder where it has changed. */
  void look() {
    List<Found> found = folder.map(CodeFiles::found).orElse(List.of());
    if (found.equals(known)) {
      return;
    }
    known = found;
    List<CodeSet> sets = new ArrayList<>();
    Optional<Table> regions = Optional.empty();
    for (Found each : found) {
      String name = name(each.file());
      if (name.equals(Regions.NAME)) {
        regions = Optional.of(read(each.file(), table -> table));
      } else {
        sets.add(set(name, each.file()));
      }
    }
    CodeSets.renew(sets, regions);
    found.forEach(each -> LOG.info("codes: {} is in force", each.file().getFileName()));
  }

  private CodeSet set(String name, Path file) {
    CodeSet before =
        Optional.ofNullable(shipped.get(name))
            .orElseThrow(() -> new IllegalArgumentException(file + ": no table of that name"));
    CodeSet next = read(file, table -> CodeSet.of(name, table));
    if (!before.isFollowedBy(next)) {
      throw new IllegalArgumentException(
          "%s: not later than %s, or a code of it is missing or means something else"
              .formatted(file, before.version()));
    }
    return next;
  }

  private static <T> T read(Path file, Function<Table, T> reader) {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return reader.apply(Table.read(text));
    } catch (IllegalStateException | IOException unreadable) {
      throw new IllegalArgumentException(file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - CSV.length());
  }

  private static List<Found> found(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(CSV))
          .sorted()
          .map(CodeFiles::stat)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable.getMessage(), unreadable);
    }
  }

  private static Found stat(Path file) {
    try {
      return new Found(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
