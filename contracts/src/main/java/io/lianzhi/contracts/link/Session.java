package io.lianzhi.contracts.link;

import java.util.List;

/**
 * One call of a party on a TCP line, as its protocol has it. It knows no socket: the house says
 * what happened, and does the steps. Told by one thread at a time, of nothing more once {@link
 * Way#IN} has ended. It throws nothing for what foreign bytes hold, and keeps a bounded number of
 * them.
 */
public interface Session {

  /** Bytes of the party, as many as came at once: several messages, or a part of one. */
  List<Step> received(Way way, byte[] bytes);

  /** Said about every second, but not while steps are being done. */
  List<Step> elapsed();

  /** The connection back stands. */
  List<Step> calledBack();

  /** The connection back could not be made, or has ended. */
  List<Step> lost();

  /** The house is about to end the session: the last words. */
  List<Step> closing();
}
