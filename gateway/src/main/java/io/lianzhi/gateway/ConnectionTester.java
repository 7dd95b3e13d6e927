package io.lianzhi.gateway;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Journal;
import io.lianzhi.gateway.link.LinkLines;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries every way on which the hub calls a party, changing nothing at the party's. */
public final class ConnectionTester {
  private final Parties parties;
  private final LinkLines links;
  private final Journal journal;

  public ConnectionTester(Parties parties, LinkLines links, Journal journal) {
    this.parties = parties;
    this.links = links;
    this.journal = journal;
  }

  /**
   * The steps of its adapter up to the first trouble, then those of its links; none where the hub
   * never calls it. Empty where there is no such party.
   */
  public Optional<List<Step>> test(Administrator who, PartyId party) {
    return parties.find(party).map(known -> test(who, known));
  }

  /** One word for what came of it. */
  public static String outcome(List<Step> steps) {
    return steps.stream()
        .flatMap(step -> step.trouble().stream())
        .map(Trouble::kind)
        .findFirst()
        .map(Enum::name)
        .orElse("REACHED");
  }

  private List<Step> test(Administrator who, Party party) {
    List<Step> steps =
        Stream.concat(
                party.adapter().testConnection().stream(),
                links.testConnection(party.id()).stream())
            .toList();
    journal.write(
        new Deed(
            who,
            "CONNECTION_TESTED",
            "party/" + party.id(),
            "",
            "{\"outcome\":\"" + outcome(steps) + "\"}"));
    return steps;
  }
}
