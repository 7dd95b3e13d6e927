package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.Party;
import java.time.Duration;
import java.util.List;

/** What the edge hands arrivals to: the intake, as seen from the socket. */
public interface Door {
  /**
   * Takes an arrival in. Throws nothing for what a party can send.
   *
   * @param raw its headers hold all request headers and {@code :method}, {@code :path}, {@code
   *     :query}, {@code :authority} and {@code :client-certificate}, its fingerprint; its form is
   *     the line's name
   * @param wait how long to wait for the answer where the letter is a question; zero to not wait
   * @return one per part of the arrival, in its order; at least one
   */
  List<Handed> accept(Party party, Line line, RawMessage raw, Duration wait);

  /**
   * Writes down that an arrival was refused for its size; its bytes were not read.
   *
   * @param length what the party announced, or the bytes counted before the edge gave up
   */
  Handed tooLarge(Party party, Line line, long length);

  /**
   * Checks the seal of what is posted besides letters, and writes down where it does not hold.
   *
   * @throws io.lianzhi.contracts.RefusedException with {@code SIGNATURE} or {@code REPLAY}
   */
  void requireSeal(Party party, Line line, RawMessage raw);
}
