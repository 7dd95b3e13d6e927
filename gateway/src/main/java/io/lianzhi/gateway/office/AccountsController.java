package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SECURITY_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SYSTEM_ADMINISTRATOR;

import io.lianzhi.gateway.administration.Accounts;
import io.lianzhi.gateway.office.api.AccountsApi;
import io.lianzhi.gateway.office.api.model.Account;
import io.lianzhi.gateway.office.api.model.AccountList;
import io.lianzhi.gateway.office.api.model.Reason;
import io.lianzhi.gateway.office.api.model.Role;
import java.time.ZoneOffset;
import org.springframework.http.ResponseEntity;

/** Who may work with the hub. */
@OfficeController
class AccountsController implements AccountsApi {
  private final Caller caller;
  private final Accounts accounts;

  AccountsController(Caller caller, Accounts accounts) {
    this.caller = caller;
    this.accounts = accounts;
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
  public ResponseEntity<AccountList> listAccounts() {
    return ResponseEntity.ok(
        new AccountList(accounts.list().stream().map(AccountsController::shown).toList()));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<Account> suspendAccount(String account, Reason reason) {
    return ResponseEntity.ok(
        shown(accounts.suspend(caller.administrator(), account, reason.getWhy())));
  }

  private static Account shown(io.lianzhi.gateway.administration.Account account) {
    return new Account(
        account.name(),
        Role.fromValue(account.role().name()),
        account.party().value(),
        account.unit(),
        Account.StateEnum.fromValue(account.state().name()),
        account.created().atOffset(ZoneOffset.UTC));
  }
}
