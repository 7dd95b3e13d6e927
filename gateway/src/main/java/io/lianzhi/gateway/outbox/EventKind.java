package io.lianzhi.gateway.outbox;

/** What can happen to a letter, for one party; the names stand in the database. */
enum EventKind {
  TAKEN,
  REFUSED,
  PARKED,
  DELIVERED,
  DECLINED,
  UNANSWERED
}
