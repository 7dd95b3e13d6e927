package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.outbox.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/** The list of warnings, and who has seen to them. */
public final class ExpiryDesk {
  private final Transactions transactions;
  private final Deeds deeds;
  private final Clock clock;

  public ExpiryDesk(DataSource database, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.deeds = deeds;
    this.clock = clock;
  }

  /** The newest first. */
  public List<ExpiryWarning> list(int limit) {
    return transactions.run(connection -> ExpiryTable.list(connection, limit));
  }

  /**
   * Says that somebody has seen to it; the first one stands.
   *
   * @throws ObjectionException if there is no such warning
   */
  public ExpiryWarning acknowledge(Administrator who, long number) {
    return transactions.run(connection -> {
      ExpiryWarning warning =
          ExpiryTable.lock(connection, number)
              .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "alert"));
      if (warning.acknowledgedBy().isPresent()) {
        return warning;
      }
      ExpiryTable.acknowledge(
          connection, number, who.account(), clock.instant().truncatedTo(ChronoUnit.MICROS));
      deeds.write(
          connection,
          new Deed(
              who,
              "EXPIRY_ACKNOWLEDGED",
              "certificate/" + warning.fingerprint(),
              "",
              "{\"days\":" + warning.days() + "}"));
      return ExpiryTable.lock(connection, number).orElseThrow();
    });
  }
}
