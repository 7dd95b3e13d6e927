package io.lianzhi.gateway.administration;

import io.lianzhi.gateway.outbox.Transactions;
import javax.sql.DataSource;

/** Writes down what administrators do where nothing of the hub's changes by it. */
public final class Journal {
  private final Transactions transactions;
  private final Deeds deeds;

  public Journal(DataSource database, Deeds deeds) {
    this.transactions = new Transactions(database);
    this.deeds = deeds;
  }

  /**
   * Writes one down; it is on disk afterwards.
   *
   * @throws io.lianzhi.gateway.outbox.StoreUnavailable if the database does not take it
   */
  public void write(Deed deed) {
    transactions.run(connection -> {
      deeds.write(connection, deed);
      return deed;
    });
  }
}
