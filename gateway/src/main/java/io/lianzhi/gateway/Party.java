package io.lianzhi.gateway;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.code.CodeSets;
import io.lianzhi.gateway.credential.Credentials;
import java.util.Optional;

/** A party at the table: who it is, its adapter, and the credentials that it is known by. */
public record Party(PartyProfile profile, Adapter adapter, Credentials credentials) {
  public PartyId id() {
    return profile.id();
  }

  /**
   * Names exactly by what its letters are read and written now: the adapter's mapping, and the
   * tables of codes in force. It is kept with each letter.
   */
  public String mapping() {
    return adapter.mappingVersion() + ";codes-" + CodeSets.version();
  }

  /** The line of that name that the party's adapter asked for. */
  public Optional<Line> line(String name) {
    return adapter.lines().stream().filter(line -> line.name().equals(name)).findFirst();
  }
}
