package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.gateway.credential.HookTeller;
import io.lianzhi.gateway.credential.MailTeller;
import io.lianzhi.gateway.credential.SharedKind;
import io.lianzhi.gateway.credential.SharedRegister;
import io.lianzhi.gateway.credential.Teller;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The ways by which people are told, as far as the settings have them. */
final class Tellers {
  /** The hub's own, by which whoever is told knows that the hub tells it. */
  private static final String HOOK_SECRET = "warnings-hook";

  private Tellers() {}

  /**
   * None where nothing is set. The web-hook's secret is renewed in the register, under the hub's
   * own party.
   *
   * @throws IllegalArgumentException where a way is set and something that it needs is not
   */
  static List<Teller> of(
      WarningProperties properties, PartyId hub, SharedRegister shared, Clock clock) {
    List<Teller> tellers = new ArrayList<>();
    WarningProperties.Mail mail = properties.mail();
    if (!mail.host().isEmpty()) {
      required("mail.from", mail.from());
      required("mail.to", mail.to());
      SSLContext tls = tls("mail.ca", mail.ca());
      var server =
          new MailTeller.Server(mail.host(), mail.port(), mail.user(), mail.password(), tls);
      tellers.add(new MailTeller(server, mail.from(), mail.to()));
    }
    WarningProperties.Hook hook = properties.hook();
    if (!hook.url().isEmpty()) {
      SSLContext tls = tls("hook.ca", hook.ca());
      required("hook.secret", hook.secret().reveal());
      shared.declare(hub, HOOK_SECRET, SharedSecrets.ANY);
      shared.configure(hub, SharedKind.SECRET, HOOK_SECRET, hook.secret());
      tellers.add(
          new HookTeller(
              URI.create(hook.url()), () -> shared.current(hub, HOOK_SECRET), tls, clock));
    }
    return tellers;
  }

  private static void required(String key, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("lianzhi.warnings." + key + " is not set");
    }
  }

  private static SSLContext tls(String key, String authorities) {
    required(key, authorities);
    try {
      return Tls.anonymousContext(Pem.read(Path.of(authorities)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("lianzhi.warnings." + key + " cannot be read", unreadable);
    }
  }
}
