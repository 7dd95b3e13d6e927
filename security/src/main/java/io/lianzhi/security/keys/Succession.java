package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The identities that bear one name after another: the one in use, the next one that is prepared
 * for its place, and the former ones, which are kept. Every process that shares the keystore sees a
 * change within a second; until then, and while the file cannot be read, it has the identity from
 * before. It has no text form, and is safe for any number of threads.
 */
public final class Succession {
  private final KeystoreFile file;
  private final ParsedIdentities parsed;
  private final String name;

  Succession(KeystoreFile file, ParsedIdentities parsed, String name) {
    this.file = file;
    this.parsed = parsed;
    this.name = name;
  }

  /**
   * The one in use; the same object as long as it is.
   *
   * @throws KeystoreException if there is none
   */
  public Identity current() {
    return current(file.known());
  }

  private Identity current(Entries entries) {
    return parsed
        .find(entries, name)
        .orElseThrow(() -> new KeystoreException("there is no identity " + name));
  }

  /** The one that is prepared; the same object as long as it is. */
  public Optional<Identity> next() {
    return parsed.find(file.known(), nextName());
  }

  /** Those that were in use before, the last of them first. */
  public List<Identity> former() {
    Entries entries = file.known();
    List<Identity> former = new ArrayList<>();
    for (int number = formers(entries); number > 0; number--) {
      parsed.find(entries, formerName(number)).ifPresent(former::add);
    }
    return former;
  }

  /**
   * Takes what other processes have changed until now.
   *
   * @throws KeystoreException if the file cannot be read
   */
  public void look() {
    file.refresh();
  }

  /**
   * Keeps a next identity, durably. Where there is one already that one stays.
   *
   * @return the one that is kept
   */
  public Identity prepare(Supplier<Identity> maker) {
    Entries after =
        file.change(entries ->
            entries.has(ParsedIdentities.entry(nextName()))
                ? entries
                : entries.with(
                    ParsedIdentities.entry(nextName()), IdentityForm.toBytes(maker.get())));
    return parsed.find(after, nextName()).orElseThrow();
  }

  /**
   * Puts the next identity in the place of the one in use, which becomes a former one: all in one
   * durable step. To do it again changes nothing.
   *
   * @param fingerprint SHA-256 of the next one's certificate, 64 hexadecimal digits
   * @return whether it is in use now
   */
  public boolean activate(String fingerprint) {
    Entries after =
        file.change(entries ->
            isOf(parsed.find(entries, nextName()), fingerprint) ? exchanged(entries) : entries);
    return isOf(parsed.find(after, name), fingerprint);
  }

  private Entries exchanged(Entries entries) {
    return entries
        .with(ParsedIdentities.entry(formerName(formers(entries) + 1)), bytes(entries, name))
        .with(ParsedIdentities.entry(name), bytes(entries, nextName()))
        .without(ParsedIdentities.entry(nextName()));
  }

  /**
   * Destroys the next identity.
   *
   * @param fingerprint of its certificate, as above
   * @return whether it was there
   */
  public boolean abandon(String fingerprint) {
    boolean there = isOf(parsed.find(file.refresh(), nextName()), fingerprint);
    file.change(entries ->
        isOf(parsed.find(entries, nextName()), fingerprint)
            ? entries.without(ParsedIdentities.entry(nextName()))
            : entries);
    return there;
  }

  /**
   * Exchanges certificates of all of them, as a ceremony does that puts their authority under a
   * root; the keys stay.
   */
  void replaceEach(UnaryOperator<Identity> change) {
    file.change(entries -> {
      Entries after = replaced(replaced(entries, name, change), nextName(), change);
      for (int number = formers(entries); number > 0; number--) {
        after = replaced(after, formerName(number), change);
      }
      return after;
    });
  }

  private Entries replaced(Entries entries, String which, UnaryOperator<Identity> change) {
    Optional<Identity> before = parsed.find(entries, which);
    Optional<Identity> after = before.map(change);
    return before.equals(after)
        ? entries
        : entries.with(ParsedIdentities.entry(which), IdentityForm.toBytes(after.orElseThrow()));
  }

  private static boolean isOf(Optional<Identity> identity, String fingerprint) {
    return identity
        .map(Identity::certificate)
        .map(Certificates::fingerprint)
        .filter(fingerprint::equals)
        .isPresent();
  }

  private int formers(Entries entries) {
    int number = 0;
    while (entries.has(ParsedIdentities.entry(formerName(number + 1)))) {
      number++;
    }
    return number;
  }

  private static byte[] bytes(Entries entries, String which) {
    return entries.secret(ParsedIdentities.entry(which)).orElseThrow();
  }

  private String nextName() {
    return name + "/next";
  }

  private String formerName(int number) {
    return name + "/former-" + number;
  }
}
