package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartReply;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of a row, as records of the result file: one for each addressee. */
final class Results {
  static final String TAKEN = "受理";
  static final String REPEATED = "重复";
  static final String PARKED = "挂起";
  static final String REFUSED = "拒收";

  private final LishuiMapping mapping;
  private final Bodies bodies;
  private final PartyId own;

  Results(LishuiMapping mapping, Bodies bodies, PartyId own) {
    this.mapping = mapping;
    this.bodies = bodies;
    this.own = own;
  }

  /** What one record says of itself, whatever came of it. */
  private record Known(long line, Row row, Incident incident) {
    String record(String addressee, String id, String result, Optional<Refused> why) {
      return Csv.write(
          List.of(
              Long.toString(line),
              addressee,
              id,
              row.text(Head.SOURCE).orElse(""),
              result,
              why.map(refused -> refused.code().name()).orElse(""),
              why.map(Refused::at).orElse(""),
              why.map(Results::words).orElse(""),
              incident.number()));
    }

    String id() {
      return row.text(Head.ID).orElse("");
    }
  }

  private static String words(Refused refused) {
    RefusalText text = RefusalText.of(refused, Locale.CHINESE);
    return text.detail() + text.nextStep();
  }

  /** Says of a file from that line on why nothing of it is taken. */
  static String ofFile(long line, FileFault fault) {
    return Csv.write(
        List.of(
            Long.toString(line), "", "", "", REFUSED, fault.code().name(), "", fault.words(), ""));
  }

  /** The records of one message, which was one row. */
  Stream<String> of(RawMessage message, List<PartReply> replies) {
    Row row = mapping.source(message);
    long line = LishuiMapping.line(message);
    return replies.stream().flatMap(reply -> of(new Known(line, row, reply.incident()), reply));
  }

  private Stream<String> of(Known known, PartReply reply) {
    return switch (reply.reply()) {
      case Receipt receipt -> of(known, receipt);
      case Answer answer -> of(known, answer.receipt());
      case Refused refused ->
          Stream.of(known.record("", known.id(), REFUSED, Optional.of(refused)));
    };
  }

  private Stream<String> of(Known known, Receipt receipt) {
    String id = receipt.id().map(LetterId::value).orElseGet(known::id);
    return receipt.outcomes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(outcome -> {
          String addressee = addressee(outcome.getKey());
          return switch (outcome.getValue()) {
            case Outcome.Taken() ->
                known.record(
                    addressee, id, receipt.repeated() ? REPEATED : TAKEN, Optional.empty());
            case Outcome.Parked(Refused why) ->
                known.record(addressee, id, PARKED, Optional.of(why));
            case Refused why -> known.record(addressee, id, REFUSED, Optional.of(why));
          };
        });
  }

  /** What waits for a code of the sender's own is for nobody yet. */
  private String addressee(PartyId party) {
    return party.equals(own) ? "" : bodies.find(party).orElse(party.value());
  }
}
