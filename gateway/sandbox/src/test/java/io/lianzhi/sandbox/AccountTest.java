package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether the account can fail to close, and counts each refusal once. */
class AccountTest {
  private static final Books.Arrival FIRST = letter(1, "first");
  private static final Books.Arrival SECOND = letter(2, "second");

  @Test
  void closesWhenEveryCopyHasOnePlace() {
    Account account =
        account(
            Set.of(new Books.Copy(2, "jinhua")),
            line(FIRST, "TAKEN"),
            line(FIRST, "DELIVERED"),
            line(SECOND, "TAKEN"));
    assertThat(account.closes()).isTrue();
    assertThat(account.text()).contains("The account closes");
    assertThat(row(account, "all")).isEqualTo("all 2 1 0 0 0 1 0");
  }

  @Test
  void doesNotCloseWhenACopyIsLost() {
    Account account =
        account(Set.of(), line(FIRST, "TAKEN"), line(FIRST, "DELIVERED"), line(SECOND, "TAKEN"));
    assertThat(account.closes()).isFalse();
    assertThat(account.text()).contains("DOES NOT CLOSE: 1 copies lost, 0 in two places");
    assertThat(row(account, "all")).isEqualTo("all 2 1 0 0 0 0 1");
  }

  @Test
  void doesNotCloseWhenACopyIsDeliveredAndStillWaits() {
    Account account =
        account(
            Set.of(new Books.Copy(1, "jinhua")), line(FIRST, "TAKEN"), line(FIRST, "DELIVERED"));
    assertThat(account.closes()).isFalse();
    assertThat(account.text()).contains("0 copies lost, 1 in two places");
  }

  @Test
  void aLostCopyIsNotMadeUpForByAnotherDeliveredTwice() {
    Account account =
        account(
            Set.of(),
            line(FIRST, "TAKEN"),
            line(FIRST, "DELIVERED"),
            line(FIRST, "DELIVERED"),
            line(SECOND, "TAKEN"));
    assertThat(account.text()).contains("1 copies lost, 1 in two places");
  }

  @Test
  void whatIsParkedAsItComesIsAcceptedAndParked() {
    assertThat(row(account(Set.of(), line(FIRST, "PARKED")), "all")).isEqualTo("all 1 0 0 1 0 0 0");
  }

  @Test
  void aRefusalSeenByWebHookAndInTheOutboxCountsOnce() {
    Account account =
        account(
            Set.of(),
            refused(unread(1, "events"), "data.total_weight_t"),
            refused(unread(2, "outbox"), "data.total_weight_t"),
            refused(unread(3, "events"), "data.total_weight_t"),
            refused(unread(4, "events"), "data.car_no"));
    assertThat(row(account, "hangzhou, (content not taken)")).endsWith("0 0 3 0 0 0 0");
    assertThat(account.text()).contains("hangzhou 3");
  }

  @Test
  void aRefusalOfTheSameIdCountsOnce() {
    Account account =
        account(Set.of(), refused(letter(1, "same"), "to"), refused(letter(2, "same"), "to"));
    assertThat(row(account, "all")).isEqualTo("all 0 0 1 0 0 0 0");
  }

  @Test
  void whatWasNeverOpenedIsCalledSo() {
    Books.Line forged =
        new Books.Line(
            unread(1, "events"), "hangzhou", "REFUSED", Optional.of("SIGNATURE"), Optional.empty());
    assertThat(account(Set.of(), forged).text()).contains("hangzhou, (not opened)");
  }

  private static String row(Account account, String name) {
    return account
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .orElseThrow()
        .strip()
        .replaceAll(" +", " ");
  }

  private static Account account(Set<Books.Copy> waiting, Books.Line... lines) {
    return new Account(new Books.Page(List.of(lines), waiting));
  }

  private static Books.Arrival letter(long number, String id) {
    return new Books.Arrival(
        number,
        "hangzhou",
        "events",
        Optional.of(id),
        Optional.of("COPY_NOTICE"),
        Optional.empty());
  }

  private static Books.Arrival unread(long number, String line) {
    return new Books.Arrival(
        number, "hangzhou", line, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Books.Line line(Books.Arrival arrival, String what) {
    return new Books.Line(arrival, "jinhua", what, Optional.empty(), Optional.empty());
  }

  private static Books.Line refused(Books.Arrival arrival, String at) {
    return new Books.Line(
        arrival, "hangzhou", "REFUSED", Optional.of("UNIT_AMBIGUOUS"), Optional.of(at));
  }
}
