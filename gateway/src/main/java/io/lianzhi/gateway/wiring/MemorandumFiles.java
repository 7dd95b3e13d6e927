package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.gateway.memorandum.ClauseRule;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Memorandum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads signed memoranda, one YAML file each. What is misspelt or missing stops the start. */
final class MemorandumFiles {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private record File(
      @Nullable String id,
      @Nullable String title,
      @Nullable Set<String> parties,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable List<Entry> clauses) {}

  private record Entry(
      @Nullable String number,
      @Nullable Set<String> from,
      @Nullable Set<String> to,
      @Nullable ItemKind kind,
      @Nullable Set<String> purposes,
      @Nullable Set<String> fields,
      Proof.@Nullable Strength proof,
      @Nullable Period retention,
      @Nullable LocalDate until) {}

  private MemorandumFiles() {}

  /**
   * Reads all {@code *.yaml} of a folder.
   *
   * @throws IllegalArgumentException naming the file and what is wrong in it
   */
  static Memoranda read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new Memoranda(
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(MemorandumFiles::readOne)
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("no folder of memoranda", unreadable);
    }
  }

  private static Memorandum readOne(Path path) {
    try {
      return memorandum(YAML.readValue(path.toFile(), File.class));
    } catch (JacksonException | IllegalArgumentException | NullPointerException wrong) {
      throw new IllegalArgumentException(
          "memorandum " + path.getFileName() + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Memorandum memorandum(File file) {
    String id = required(file.id(), "id");
    if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("id: letters, digits, '.', '_' and '-' only");
    }
    return new Memorandum(
        id,
        required(file.title(), "title"),
        parties(required(file.parties(), "parties")),
        required(file.from(), "from"),
        required(file.to(), "to"),
        required(file.clauses(), "clauses").stream().map(MemorandumFiles::clause).toList());
  }

  private static ClauseRule clause(Entry entry) {
    String number = required(entry.number(), "clause number");
    if (!number.matches("[^\\s/]{1,32}")) {
      throw new IllegalArgumentException("clause number without blanks and slashes: " + number);
    }
    return new ClauseRule(
        number,
        parties(required(entry.from(), number + " from")),
        parties(required(entry.to(), number + " to")),
        required(entry.kind(), number + " kind"),
        required(entry.purposes(), number + " purposes").stream()
            .map(Purpose::new)
            .collect(Collectors.toSet()),
        required(entry.fields(), number + " fields"),
        required(entry.proof(), number + " proof"),
        required(entry.retention(), number + " retention"),
        Optional.ofNullable(entry.until()));
  }

  private static Set<PartyId> parties(Set<String> names) {
    return names.stream().map(PartyId::new).collect(Collectors.toSet());
  }

  private static <T> T required(@Nullable T value, String name) {
    return Objects.requireNonNull(value, name + " is missing");
  }
}
