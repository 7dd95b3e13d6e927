package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Cipher;
import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.adapter.taizhou.jtt809.FrameReader;
import io.lianzhi.contracts.House;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.link.Place;
import io.lianzhi.contracts.link.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What all sessions of the link have in common, and how their arrivals are read. */
public final class Link {
  /** Of a frame, escapes included. */
  static final int LONGEST = 8_192;

  static final Duration SILENCE = Duration.ofMinutes(3);

  private static final String NAME = "jtt809";
  private static final String PASSWORD = "link-password";

  /** What the eight bytes of a login can carry. */
  private static final Pattern PASSWORD_FORM = Pattern.compile("[\\x21-\\x7e]{1,8}");

  private static final String CIPHER = "link-cipher";

  private final LinkSettings settings;
  private final Account account;
  private final RefusedLogins refusedLogins = new RefusedLogins();
  private final Optional<Cipher> cipher;
  private final Sieve sieve;
  private final LinkMapping mapping;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Needs the secret {@code link-password}, and {@code link-cipher} where frames may come
   * encrypted: that one is configured, since what came under it is read again later.
   *
   * @throws IllegalArgumentException where one is missing or wrong
   */
  public Link(House house, LinkSettings settings) {
    SharedSecrets secrets = house.secrets();
    secrets.needs(PASSWORD, PASSWORD_FORM);
    settings.alarms().ifPresent(alarms -> requireSeats(house, alarms));
    this.settings = settings;
    this.clock = house.clock();
    this.account =
        new Account(
            settings.user(),
            shown -> secrets.takes(PASSWORD, shown, now()),
            settings.centre(),
            settings.back());
    this.cipher =
        settings.encrypted()
            ? Optional.of(Cipher.of(secrets.configured(CIPHER)))
            : Optional.empty();
    Arrivals arrivals = new Arrivals(cipher);
    this.sieve = new Sieve(settings, house::watches, arrivals, this::now);
    this.mapping = new LinkMapping(house.party(), arrivals);
  }

  private static void requireSeats(House house, LinkSettings.Alarms alarms) {
    for (PartyId to : alarms.to()) {
      boolean other = !to.equals(house.party());
      Given.require(
          other && house.parties().stream().anyMatch(seat -> seat.id().equals(to)),
          "alarmsTo",
          "names somebody who is not at the table, or Taizhou itself: " + to);
    }
  }

  public Line.Tcp line() {
    return new Line.Tcp(NAME, settings.port(), settings.callers(), settings.back(), SILENCE);
  }

  public Session session() {
    return new UpperSession(this);
  }

  /** Whether an arrival is of this link. */
  public static boolean isOf(Opened opened) {
    return opened.line().equals(NAME);
  }

  public Stream<Part> decode(Opened opened) {
    return Stream.of(mapping.decode(opened.raw()));
  }

  Instant now() {
    return clock.instant();
  }

  Optional<Place> back() {
    return settings.back();
  }

  Sieve sieve() {
    return sieve;
  }

  FrameReader reader() {
    return new FrameReader(settings.edition(), cipher, LONGEST);
  }

  Outgoing outgoing() {
    return new Outgoing(settings.centre(), settings.edition(), clock);
  }

  /** Whether a frame bears the access code. */
  boolean isOf(Frame frame) {
    return frame.centre() == settings.centre();
  }

  Account.Result judge(Frame login) {
    if (refusedLogins.tooMany(now())) {
      return Account.Result.BUSY;
    }
    Account.Result result = account.judge(login.centre(), settings.edition(), login.body());
    if (result != Account.Result.WELCOME) {
      refusedLogins.add(now());
    }
    return result;
  }

  boolean isLogout(byte[] body) {
    return account.isLogout(body);
  }

  /** VERIFY_CODE of a login, which nobody can guess; 0 is none. */
  int verifyCode() {
    int code = random.nextInt();
    return code == 0 ? verifyCode() : code;
  }
}
