package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Suite;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Registers of shared credentials on one database, and the people at the first of them. */
final class SharedNodes implements AutoCloseable {
  static final Administrator SYSTEM =
      new Administrator("system", Role.SYSTEM_ADMINISTRATOR, TwoNodes.HUB, "");
  static final Administrator SECURITY = TwoNodes.SECURITY;

  private static final ContentKey KEY =
      ContentKey.of(Suite.INTERNATIONAL, new byte[Suite.INTERNATIONAL.contentKeyLength()]);

  private final DataSource database;
  private final Clock clock;
  private final SharedSeal seal = new SharedSeal(KEY);
  private final List<SharedRegister> registers = new ArrayList<>();

  SharedNodes(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One more node. */
  SharedRegister node() {
    SharedRegister register =
        new SharedRegister(database, TwoNodes.HUB, seal, new Deeds(clock), clock);
    register.start();
    registers.add(register);
    return register;
  }

  /** A party's secrets at a node with that configuration. */
  SharedSecrets secrets(SharedRegister node, PartyId party, Map<String, Secret> configured) {
    return new Secrets(party, configured, node, database, KEY, clock);
  }

  SharedDesk desk(SharedRegister node) {
    return new SharedDesk(database, node, seal, new Deeds(clock), clock);
  }

  SharedRequests requests(SharedRegister node, Parties parties) {
    return new SharedRequests(
        database, new SharedRequests.House(node, parties, seal), new Deeds(clock), clock);
  }

  /** Takes a step as an approval does. */
  SharedCredential step(SharedRegister node, Administrator who, long number, Step step) {
    SharedCredential after =
        new Transactions(database)
            .run(connection -> desk(node).step(connection, who, number, step));
    node.look();
    return after;
  }

  /** For a party, without an end. */
  static SharedRequests.Asked endless(PartyId party) {
    return new SharedRequests.Asked(party, Optional.empty());
  }

  static SharedRequests.Asked until(PartyId party, Instant end) {
    return new SharedRequests.Asked(party, Optional.of(end));
  }

  @Override
  public void close() {
    registers.forEach(SharedRegister::close);
  }
}
