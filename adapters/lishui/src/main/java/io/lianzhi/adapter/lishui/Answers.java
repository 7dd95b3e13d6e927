package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.RawMessage;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Writes what came of the file in hand, chunk by chunk, and makes it ready at the file's end. */
final class Answers {
  private final Remote remote;
  private final Feedback feedback;
  private final Results results;
  private final Supplier<MessageDigest> sm3;
  private Optional<ResultFile> open = Optional.empty();

  Answers(Remote remote, Feedback feedback, Results results, Inbox.Own own) {
    this.remote = remote;
    this.feedback = feedback;
    this.results = results;
    this.sm3 = own.sm3();
  }

  /** Forgets how far it was: it is found again in the file. */
  void letGo() {
    open = Optional.empty();
  }

  /** What came of a chunk that was just read; what is there of it already is replaced. */
  void add(InHand file, List<RawMessage> messages, List<List<PartReply>> replies)
      throws IOException {
    long first = LishuiMapping.line(messages.getFirst());
    List<String> records =
        IntStream.range(0, messages.size())
            .boxed()
            .flatMap(i -> results.of(messages.get(i), replies.get(i)))
            .toList();
    before(first, file.file()).add(records, file.nextLine());
  }

  /** One record says of all lines from that one on why they are not taken. */
  void add(Offered file, long line, FileFault fault) throws IOException {
    letGo();
    before(line, file).add(List.of(Results.ofFile(line, fault)), line);
  }

  /** The result that answers all lines before that one. */
  private ResultFile before(long line, Offered file) throws IOException {
    if (open.filter(result -> result.standsBefore(line)).isEmpty()) {
      open = Optional.of(ResultFile.before(line, remote, Feedback.result(file.key()), sm3));
    }
    return open.orElseThrow();
  }

  /** Makes the result ready; one of a file without records is empty. */
  void finish(Offered file, String verdict, Control source, boolean late) throws IOException {
    ResultFile result = open.isPresent() ? open.get() : before(1, file);
    String name = file.key() + ".result.csv";
    feedback.add(file.key(), result.finish(name, about(file, verdict, source, late)));
  }

  private static Map<String, String> about(
      Offered file, String verdict, Control source, boolean late) {
    return Map.of(
        "source", file.name(),
        "source-size", Long.toString(file.size()),
        "source-modified", Long.toString(file.modified()),
        "source-sm3", source.sm3(),
        "verdict", verdict,
        "late", late ? "yes" : "no");
  }
}
