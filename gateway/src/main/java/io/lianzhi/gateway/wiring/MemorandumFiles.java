package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.InvalidValue;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads signed memoranda, one YAML file each. What is misspelt, missing, said twice or ruled twice
 * stops the start: an agreement that is read otherwise than it was signed is worse than none.
 */
final class MemorandumFiles {
  private static final String YAML_ENDING = ".yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private record File(
      @Nullable String id,
      @Nullable String title,
      @Nullable List<String> parties,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable List<Entry> clauses) {}

  private record Entry(
      @Nullable String number,
      @Nullable List<String> from,
      @Nullable List<String> to,
      @Nullable ItemKind kind,
      @Nullable List<String> purposes,
      @Nullable List<String> fields,
      Proof.@Nullable Strength proof,
      @Nullable Period retention,
      @Nullable LocalDate until) {}

  private MemorandumFiles() {}

  /**
   * Reads all {@code *.yaml} of a folder.
   *
   * @throws IllegalArgumentException naming the file, and what is wrong in which clause
   */
  static Memoranda read(Path folder) {
    return readWithTexts(folder).memoranda();
  }

  /**
   * Memoranda and the texts that they were read from.
   *
   * @param texts the files' exact bytes, by the memorandum's id
   */
  record Signed(Memoranda memoranda, Map<String, byte[]> texts) {
    Signed {
      texts = Map.copyOf(texts);
    }
  }

  /** The same, with their texts. */
  static Signed readWithTexts(Path folder) {
    Memoranda memoranda = new Memoranda(List.of());
    Map<String, byte[]> texts = new HashMap<>();
    for (Path file : files(folder)) {
      byte[] text = content(file);
      memoranda = with(memoranda, file, text);
      texts.put(memoranda.signed().getLast().id(), text);
    }
    if (memoranda.signed().isEmpty()) {
      throw new IllegalArgumentException("no memorandum in " + folder + ": nothing would pass");
    }
    return new Signed(memoranda, texts);
  }

  /** What a text that was in force here says. */
  static Memorandum parse(byte[] text) {
    return memorandum(YAML.readValue(text, File.class));
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a memorandum that cannot be read: " + file, unreadable);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(MemorandumFiles::isMemorandum).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("no folder of memoranda: " + folder, unreadable);
    }
  }

  /** What looks like one and would be passed over is a mistake. */
  private static boolean isMemorandum(Path file) {
    String name = file.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    if (!name.endsWith(YAML_ENDING) && (lower.endsWith(YAML_ENDING) || lower.endsWith(".yml"))) {
      throw new IllegalArgumentException(
          "memorandum " + name + ": a memorandum's file ends with " + YAML_ENDING);
    }
    return name.endsWith(YAML_ENDING);
  }

  private static Memoranda with(Memoranda memoranda, Path file, byte[] text) {
    try {
      return memoranda.and(parse(text));
    } catch (JacksonException unreadable) {
      throw wrong(file, place(unreadable) + unreadable.getOriginalMessage(), unreadable);
    } catch (IllegalArgumentException | NullPointerException broken) {
      throw wrong(file, String.valueOf(broken.getMessage()), broken);
    }
  }

  private static IllegalArgumentException wrong(Path file, String what, RuntimeException cause) {
    return new IllegalArgumentException("memorandum " + file.getFileName() + ": " + what, cause);
  }

  private static String place(JacksonException unreadable) {
    return unreadable.getLocation() == null || unreadable.getLocation().getLineNr() < 1
        ? ""
        : "line " + unreadable.getLocation().getLineNr() + ": ";
  }

  private static Memorandum memorandum(File file) {
    String id = required(file.id(), "id");
    if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("id: letters, digits, '.', '_' and '-' only");
    }
    return new Memorandum(
        id,
        required(file.title(), "title"),
        each(file.parties(), "parties", PartyId::new),
        required(file.from(), "from"),
        required(file.to(), "to"),
        required(file.clauses(), "clauses").stream().map(MemorandumFiles::clause).toList());
  }

  private static ClauseRule clause(Entry entry) {
    String number = required(entry.number(), "clause number");
    if (!number.matches("[^\\s/\\p{C}]{1,32}")) {
      throw new IllegalArgumentException("clause number without blanks and slashes: " + number);
    }
    return new ClauseRule(
        number,
        each(entry.from(), number + " from", PartyId::new),
        each(entry.to(), number + " to", PartyId::new),
        required(entry.kind(), number + " kind"),
        each(entry.purposes(), number + " purposes", Purpose::new),
        each(entry.fields(), number + " fields", Function.identity()),
        required(entry.proof(), number + " proof"),
        required(entry.retention(), number + " retention"),
        Optional.ofNullable(entry.until()));
  }

  private static <T> Set<T> each(
      @Nullable List<String> words, String name, Function<String, T> type) {
    Set<String> once = new LinkedHashSet<>();
    for (String word : required(words, name)) {
      if (!once.add(word)) {
        throw new IllegalArgumentException(name + ": " + word + " stands twice");
      }
    }
    return once.stream().map(word -> value(word, name, type)).collect(Collectors.toSet());
  }

  private static <T> T value(String word, String name, Function<String, T> type) {
    try {
      return type.apply(word);
    } catch (InvalidValue wrong) {
      throw new IllegalArgumentException(
          name + ": '" + word + "' is " + wrong.getMessage() + ": " + wrong.accepted(), wrong);
    }
  }

  private static <T> T required(@Nullable T value, String name) {
    return Objects.requireNonNull(value, name + " is missing");
  }
}
