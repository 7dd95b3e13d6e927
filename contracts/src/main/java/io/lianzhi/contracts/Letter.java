package io.lianzhi.contracts;

import io.lianzhi.contracts.item.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one party asks the hub to carry to others.
 *
 * @param id unique within {@code from.party()}; the same id with other content is a conflict
 * @param version of the source record, from 1
 * @param matter the workflow it belongs to
 * @param to at least one addressee, none twice, never the sender
 * @param answers the id of the question, as its asker gave it
 * @param answerBy when an answer is of no more use
 * @param test a rehearsal: carried like any other, and marked as such everywhere
 */
public record Letter(
    LetterId id,
    int version,
    Matter matter,
    Origin from,
    List<PartyId> to,
    Purpose purpose,
    Item item,
    Optional<LetterId> answers,
    Optional<Instant> answerBy,
    Urgency urgency,
    boolean test)
    implements Part {

  public Letter {
    to = List.copyOf(to);
    if (version < 1) {
      throw new InvalidValue(RefusalCode.SCHEMA, "version below 1", "a whole number from 1");
    }
    if (to.isEmpty() || Set.copyOf(to).size() != to.size() || to.contains(from.party())) {
      throw new InvalidValue(
          RefusalCode.TARGET_UNKNOWN,
          "addressees missing, repeated or the sender",
          "one or more parties, each once, none of them the sender");
    }
  }

  /** A routine first version that answers nothing. */
  public static Letter of(LetterId id, Origin from, List<PartyId> to, Purpose purpose, Item item) {
    return new Letter(
        id,
        1,
        new Matter(id.value()),
        from,
        to,
        purpose,
        item,
        Optional.empty(),
        Optional.empty(),
        Urgency.ROUTINE,
        false);
  }

  public Letter withItem(Item changed) {
    return new Letter(
        id, version, matter, from, to, purpose, changed, answers, answerBy, urgency, test);
  }

  public Letter withTo(List<PartyId> changed) {
    return new Letter(
        id, version, matter, from, changed, purpose, item, answers, answerBy, urgency, test);
  }

  public Letter withVersion(int changed) {
    return new Letter(
        id, changed, matter, from, to, purpose, item, answers, answerBy, urgency, test);
  }

  public Letter withMatter(Matter changed) {
    return new Letter(
        id, version, changed, from, to, purpose, item, answers, answerBy, urgency, test);
  }

  public Letter withUrgency(Urgency changed) {
    return new Letter(
        id, version, matter, from, to, purpose, item, answers, answerBy, changed, test);
  }

  public Letter asTest() {
    return new Letter(
        id, version, matter, from, to, purpose, item, answers, answerBy, urgency, true);
  }

  /** The same letter as an answer to the question {@code question}. */
  public Letter answering(LetterId question) {
    return new Letter(
        id,
        version,
        matter,
        from,
        to,
        purpose,
        item,
        Optional.of(question),
        answerBy,
        urgency,
        test);
  }

  /** The same letter with a time after which an answer is of no use. */
  public Letter answerBy(Instant deadline) {
    return new Letter(
        id,
        version,
        matter,
        from,
        to,
        purpose,
        item,
        answers,
        Optional.of(deadline),
        urgency,
        test);
  }

  /** Names the letter without its content: safe for a log. */
  @Override
  public String toString() {
    return "Letter[" + from + "/" + id + " " + item.kind() + "]";
  }
}
