package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.keys.OpenSsh;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * How a party and the hub come to a new shared credential: a system administrator enters what the
 * party gave, or has the hub make a secret for it; another administrator approves. Until the old
 * one ends or is revoked both count.
 */
public final class SharedRequests {
  /** Printable characters of ASCII, the first and the last no blank. */
  private static final Pattern WRITABLE = Pattern.compile("[!-~]([ -~]{0,510}[!-~])?");

  private static final int MADE_OF = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final SharedRegister register;
  private final Parties parties;
  private final SharedSeal seal;
  private final Deeds deeds;
  private final Clock clock;

  /**
   * @param house what the hub is made of
   */
  public SharedRequests(DataSource database, House house, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.register = house.register();
    this.parties = house.parties();
    this.seal = house.seal();
    this.deeds = deeds;
    this.clock = clock;
  }

  /** What it takes. */
  public record House(SharedRegister register, Parties parties, SharedSeal seal) {}

  /**
   * For whom, and until when.
   *
   * @param until empty where it holds until it is revoked
   */
  public record Asked(PartyId party, Optional<Instant> until) {}

  /** What the hub made, with its value: shown to whoever asked, this once. */
  public static final class Made {
    private final SharedCredential credential;
    private final Secret value;

    private Made(SharedCredential credential, Secret value) {
      this.credential = credential;
      this.value = value;
    }

    public SharedCredential credential() {
      return credential;
    }

    public Secret value() {
      return value;
    }
  }

  /**
   * Enters a secret that the party gave.
   *
   * @throws ObjectionException if it is not this role's, there is no such party, its adapter has no
   *     such secret, or one does not look so
   */
  public SharedCredential enter(Administrator who, Asked asked, String name, String value) {
    requireAsker(who);
    requireForm(asked.party(), name, value);
    return insert(who, asked, SharedKind.SECRET, name, Origin.ACCEPTED, Secret.of(value));
  }

  /**
   * Makes a secret for the party: 256 bits, in letters, digits, {@code -} and {@code _}.
   *
   * @throws ObjectionException if it is not this role's, there is no such party, its adapter has no
   *     such secret, or one does not look so
   */
  public Made make(Administrator who, Asked asked, String name) {
    requireAsker(who);
    byte[] bytes = new byte[MADE_OF];
    RANDOM.nextBytes(bytes);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    requireForm(asked.party(), name, value);
    Secret secret = Secret.of(value);
    return new Made(insert(who, asked, SharedKind.SECRET, name, Origin.ISSUED, secret), secret);
  }

  /**
   * Enters a key of the party's SSH server.
   *
   * @param line as OpenSSH writes it: kind, Base64, and perhaps a comment
   * @throws ObjectionException if it is not this role's, there is no such party, or it is not one
   *     key of a kind and size that is trusted
   */
  public SharedCredential enterHostKey(Administrator who, Asked asked, String line) {
    requireAsker(who);
    PublicKey key = hostKey(line);
    return insert(
        who,
        asked,
        SharedKind.HOST_KEY,
        OpenSsh.fingerprint(key),
        Origin.ACCEPTED,
        Secret.of(OpenSsh.line(key)));
  }

  private static PublicKey hostKey(String line) {
    try {
      List<PublicKey> keys = OpenSsh.read(line);
      if (keys.size() == 1) {
        return keys.getFirst();
      }
    } catch (IllegalArgumentException none) {
      // The same as none, and as two.
    }
    throw Objection.of(
        ObjectionCode.SCHEMA,
        "key",
        "须为一行 OpenSSH 公钥：P-256、P-384、P-521、Ed25519，或不短于 2048 位的 RSA。",
        "One public key on a line as OpenSSH writes it is needed: P-256, P-384, P-521, Ed25519, or"
            + " RSA of 2048 bits and more.");
  }

  private void requireForm(PartyId party, String name, String value) {
    Pattern form = register.form(party, name).orElseThrow(() -> noSuchSecret(party));
    boolean placeholder = value.startsWith("${");
    if (placeholder || !WRITABLE.matcher(value).matches() || !form.matcher(value).matches()) {
      throw Objection.of(
          ObjectionCode.SCHEMA,
          "value",
          "该密钥须为 1 至 512 个可打印的 ASCII 字符，首尾不为空格，并符合该方系统的格式 " + form + "。",
          "Such a secret is 1 to 512 printable characters of ASCII, without a blank at either end,"
              + " and of the form that the party's system takes: "
              + form);
    }
  }

  private ObjectionException noSuchSecret(PartyId party) {
    return parties.find(party).isEmpty()
        ? Objection.of(ObjectionCode.NOT_FOUND, "party")
        : Objection.of(
            ObjectionCode.NOT_FOUND,
            "name",
            "该方的适配器没有此名称的密钥。",
            "The party's adapter has no secret of that name.");
  }

  private SharedCredential insert(
      Administrator who, Asked asked, SharedKind kind, String name, Origin origin, Secret value) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    SharedCredential fresh =
        new SharedCredential(
            0,
            asked.party(),
            kind,
            name,
            origin,
            CredentialState.REQUESTED,
            who.account(),
            now,
            Optional.empty(),
            now,
            asked.until().map(until -> until.truncatedTo(ChronoUnit.MICROS)),
            Optional.empty());
    requireSense(fresh, now);
    return transactions.run(connection -> {
      SharedTable.ROWS.lock(connection);
      if (SharedTable.ROWS.open(connection, fresh.party()) >= CredentialRequests.OPEN_AT_MOST) {
        throw Objection.of(
            ObjectionCode.CONFLICT,
            "party",
            "该方待办的申请过多。",
            "Too many requests of the party are open.");
      }
      SharedCredential made = SharedTable.insert(connection, fresh, seal.seal(fresh, value));
      deeds.write(connection, SharedDeeds.noted(who, made));
      return made;
    });
  }

  private void requireSense(SharedCredential fresh, Instant now) {
    if (parties.find(fresh.party()).isEmpty()) {
      throw Objection.of(ObjectionCode.NOT_FOUND, "party");
    }
    if (fresh.hasEnded(now)) {
      throw Objection.of(ObjectionCode.SCHEMA, "until", "须在将来。", "It is in the future.");
    }
  }

  private static void requireAsker(Administrator who) {
    if (who.role() != Role.SYSTEM_ADMINISTRATOR) {
      throw Objection.of(ObjectionCode.NOT_YOUR_ROLE, "");
    }
  }
}
