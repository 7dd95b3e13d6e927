package io.lianzhi.contracts.testkit;

import java.util.List;
import java.util.Map;

/**
 * A runnable stand-in of a party's system that speaks its real protocol on a real socket. Found by
 * {@link java.util.ServiceLoader} through {@link SimulatorFactory}.
 */
public interface Simulator extends AutoCloseable {
  /** The port it listens on, once started; 0 where the party cannot be called. */
  int port();

  /**
   * What the hub's adapter has to be told of this system once it runs: addresses, and whatever else
   * its block of configuration needs. No secrets.
   */
  Map<String, String> settings();

  /**
   * The letters that this party sends on the day, made from {@code seed} in its own form; the same
   * seed makes the same day.
   *
   * @param letters scales the number of ordinary letters; the difficult ones are always in it
   */
  List<Act> day(long seed, int letters);

  /** What its system took in, in order of arrival, repeats included. */
  List<Arrived> arrived();

  /**
   * What its system answered to questions: each under the hub's id of the question's delivery and
   * the asker's id of the question, with the facts of the answer.
   */
  List<Arrived> answered();

  /** What its system has seen since it started. */
  Counts counts();

  /** Misbehave from now on, until told otherwise: an entry of the simulator's own catalogue. */
  void behave(String behaviour);

  @Override
  void close();
}
