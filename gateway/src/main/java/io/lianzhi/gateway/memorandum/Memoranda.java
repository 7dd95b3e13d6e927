package io.lianzhi.gateway.memorandum;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All signed memoranda. No rule means no. Days are days in China: a memorandum ends at midnight in
 * Beijing after its last day.
 */
public final class Memoranda {
  private final List<Memorandum> signed;
  private final List<Rule> rules;

  /**
   * @throws IllegalArgumentException where two have one id, or two clauses decide the same letter
   */
  public Memoranda(List<Memorandum> signed) {
    this.signed = List.copyOf(signed);
    this.rules =
        signed.stream()
            .flatMap(memo -> memo.clauses().stream().map(clause -> new Rule(memo, clause)))
            .toList();
    Set<String> ids = new HashSet<>();
    for (Memorandum memorandum : signed) {
      if (!ids.add(memorandum.id())) {
        throw new IllegalArgumentException("the id " + memorandum.id() + " stands twice");
      }
    }
    requireApart(rules);
  }

  /** A letter that two clauses let through would be cut down by whichever stands first. */
  private static void requireApart(List<Rule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      for (Rule before : rules.subList(0, i)) {
        rules
            .get(i)
            .overlap(before)
            .ifPresent(words -> {
              throw new IllegalArgumentException(words);
            });
      }
    }
  }

  /** These and one more. */
  public Memoranda and(Memorandum memorandum) {
    return new Memoranda(Stream.concat(signed.stream(), Stream.of(memorandum)).toList());
  }

  public List<Memorandum> signed() {
    return signed;
  }

  /** Decides for each addressee, in the letter's order. */
  public Map<PartyId, Decision> decide(Letter letter, Proof.Strength proof, Instant now) {
    LocalDate today = BeijingDay.of(now);
    Map<PartyId, Decision> decisions = new LinkedHashMap<>();
    for (PartyId addressee : letter.to()) {
      decisions.put(addressee, decide(letter, addressee, proof, today));
    }
    return decisions;
  }

  private Decision decide(Letter letter, PartyId addressee, Proof.Strength proof, LocalDate today) {
    List<Rule> forKind =
        rules(letter.from().party(), addressee)
            .filter(rule -> rule.clause().kind() == letter.item().kind())
            .toList();
    if (forKind.isEmpty()) {
      return denied(RefusalCode.OUTSIDE_MEMORANDUM, "to");
    }
    List<Rule> forPurpose =
        forKind.stream()
            .filter(rule -> rule.clause().purposes().contains(letter.purpose()))
            .toList();
    if (forPurpose.isEmpty()) {
      return new Decision.Denied(
          Refused.by(forKind.getFirst().cited(), RefusalCode.NOT_AUTHORISED_PURPOSE, "purpose"));
    }
    List<Rule> inForce = forPurpose.stream().filter(rule -> rule.inForce(today)).toList();
    if (inForce.isEmpty()) {
      return new Decision.Denied(notNow(forPurpose, today));
    }
    return inForce.stream()
        .filter(rule -> proof.compareTo(rule.clause().least()) >= 0)
        .findFirst()
        .<Decision>map(rule -> release(letter, addressee, rule, today))
        .orElseGet(() ->
            new Decision.Denied(
                Refused.by(inForce.getFirst().cited(), RefusalCode.PROOF_INSUFFICIENT, "")));
  }

  /** Expired, unless one of them is yet to begin: then the first day is what the sender wants. */
  private static Refused notNow(List<Rule> rules, LocalDate today) {
    return rules.stream()
        .filter(rule -> today.isBefore(rule.first()))
        .min(Comparator.comparing(Rule::first))
        .map(rule ->
            new Refused(
                RefusalCode.MEMORANDUM_NOT_IN_FORCE,
                "purpose",
                Optional.of("not before " + rule.first()),
                Optional.of(rule.cited())))
        .orElseGet(
            () -> Refused.by(rules.getLast().cited(), RefusalCode.MEMORANDUM_EXPIRED, "purpose"));
  }

  private static Decision denied(RefusalCode code, String at) {
    return new Decision.Denied(Refused.of(code, at));
  }

  private Stream<Rule> rules(PartyId sender, PartyId addressee) {
    return rules.stream().filter(rule -> rule.clause().connects(sender, addressee));
  }

  private static Release release(Letter letter, PartyId addressee, Rule rule, LocalDate today) {
    ClauseRule clause = rule.clause();
    Item trimmed = letter.item().kind().schema().trim(letter.item(), clause.fields(), rule.cited());
    return new Release(
        addressee,
        letter.withItem(trimmed).withTo(List.of(addressee)),
        rule.cited(),
        YearMonth.from(today.plus(clause.retention())));
  }
}
