package io.lianzhi.gateway;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.gateway.link.LinkLines;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries every way on which the hub calls a party, changing nothing at the party's. */
public final class ConnectionTester {
  private final Parties parties;
  private final LinkLines links;

  public ConnectionTester(Parties parties, LinkLines links) {
    this.parties = parties;
    this.links = links;
  }

  /**
   * The steps of its adapter up to the first trouble, then those of its links; none where the hub
   * never calls it. Empty where there is no such party.
   */
  public Optional<List<Step>> test(PartyId party) {
    return parties
        .find(party)
        .map(known ->
            Stream.concat(
                    known.adapter().testConnection().stream(), links.testConnection(party).stream())
                .toList());
  }
}
