package io.lianzhi.gateway.outbox;

/** What can happen to a letter, for one party; the names stand in the database. */
enum EventKind {
  TAKEN,
  REFUSED,
  PARKED,
  /** A parked letter that went on under another number, once its code was known. */
  RESUMED,
  DELIVERED,
  DECLINED,
  /** A question that was not handed over before its deadline. */
  UNANSWERED,
  /** A question that was delivered, and not answered by its deadline. */
  NO_ANSWER,
  /** A copy whose clause's time ended before it was handed over: nobody can read it any more. */
  ENDED
}
