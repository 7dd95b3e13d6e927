package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All keys of one hub, in one file under one passphrase. Several processes of a machine may share
 * the file. <b>Whoever loses the passphrase and has no {@link #escrow} copy, or loses the file,
 * loses everything that was ever sealed.</b> It has no text form, and is safe for any number of
 * threads.
 *
 * <p>Opening takes some tenths of a second, because the passphrase is stretched; making a key takes
 * one durable write; reading one takes neither.
 */
public final class Keystore {
  private static final int LEAST_PASSPHRASE = 12;
  private static final int SECRET_LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeystoreFile file;
  private final ParsedIdentities parsed = new ParsedIdentities();

  private Keystore(KeystoreFile file) {
    this.file = file;
  }

  /**
   * Opens the keystore, making it (0600, its folder 0700) at the first start.
   *
   * @param passphrase at least 12 characters; not kept, so the caller may wipe it
   * @throws WrongPassphraseException if it is not the passphrase of an existing file
   * @throws KeystoreException if the file cannot be read or written, or others may write into its
   *     folder
   */
  public static Keystore openOrCreate(Path file, char[] passphrase) {
    requireLong(passphrase);
    return new Keystore(KeystoreFile.openOrCreate(file, passphrase));
  }

  /**
   * Opens an existing keystore.
   *
   * @throws WrongPassphraseException if it is not the passphrase of the file
   * @throws KeystoreException if there is no file, or it cannot be read
   */
  public static Keystore open(Path file, char[] passphrase) {
    return new Keystore(KeystoreFile.open(file, passphrase));
  }

  /** What tells this keystore from every other, whatever its passphrase; it is no secret. */
  public String id() {
    return file.id().value();
  }

  /**
   * The private key with certificates of this name, if there is one; the same object as long as it
   * is the same identity.
   */
  public Optional<Identity> identity(String name) {
    Optional<Identity> known = parsed.find(file.entries(), name);
    return known.isPresent() ? known : parsed.find(file.refresh(), name);
  }

  /** All identities that bear this name, one after another. */
  public Succession succession(String name) {
    return new Succession(file, parsed, name);
  }

  /** The identity of this name; of several processes that miss it and make one, one is kept. */
  public Identity identityOrCreate(String name, Supplier<Identity> maker) {
    return identity(name).orElseGet(() -> keepFirst(name, maker.get()));
  }

  /** Stores an identity in the place of any other of this name, such as a renewed certificate. */
  public void putIdentity(String name, Identity identity) {
    file.change(entries -> with(entries, name, identity));
  }

  /** A key of this name and suite that seals, such as partners' shared secrets; made on demand. */
  public ContentKey contentKey(String name, Suite suite) {
    byte[] secret = secretOrCreate("content/" + suite.code() + "/" + name);
    return ContentKey.of(suite, Arrays.copyOf(secret, suite.contentKeyLength()));
  }

  /** A key of this name and suite for searching what is sealed; made on demand. */
  public IndexKey indexKey(String name, Suite suite) {
    return new IndexKey(suite, secretOrCreate("index/" + suite.code() + "/" + name));
  }

  /** The keys under which letters are kept for their time. */
  public RetentionKeys retentionKeys() {
    return new RetentionKeys(file);
  }

  /** The keys under which single letters are kept beyond their time. */
  public HoldKeys holdKeys() {
    return new HoldKeys(file);
  }

  /**
   * Writes what {@link #restore} needs, under another passphrase, to be kept elsewhere. The copy
   * holds no letter's key: with it every state of this keystore's file opens, the newest too, until
   * {@link #exchangeKey}.
   *
   * @param escrowPassphrase at least 12 characters
   * @throws KeystoreException if {@code copy} exists or cannot be written
   */
  public void escrow(Path copy, char[] escrowPassphrase) {
    requireLong(escrowPassphrase);
    EscrowFile.create(copy, file.escrowed(escrowPassphrase));
  }

  /**
   * Puts a keystore, whose passphrase is lost, under a new one.
   *
   * @param copy what {@link #escrow} wrote, at any time
   * @param file the keystore's file, or its newest backup
   * @param passphrase the new one, at least 12 characters
   * @throws WrongPassphraseException if {@code escrowPassphrase} is not the one of the copy
   * @throws KeystoreException if the copy is of another keystore, or a file cannot be read
   */
  public static Keystore restore(Path copy, char[] escrowPassphrase, Path file, char[] passphrase) {
    requireLong(passphrase);
    KeystoreFile.rewrap(file, EscrowFile.read(copy), escrowPassphrase, passphrase);
    return open(file, passphrase);
  }

  /**
   * Puts the keystore under another passphrase. Processes that hold it open go on; the next start
   * needs the new one. Escrow copies stay good. It does not help when somebody has an old copy of
   * the file with its passphrase: they hold the file's key, until {@link #exchangeKey}.
   *
   * @param passphrase at least 12 characters
   */
  public void changePassphrase(char[] passphrase) {
    requireLong(passphrase);
    file.changePassphrase(passphrase);
  }

  /**
   * Exchanges the random key under which all entries stand, for another under the same passphrase.
   * Processes that hold the file open follow by themselves, unless the passphrase was changed since
   * they began. The old key, and so every escrow copy made before, opens nothing that is written
   * from now on: make a new copy. Letters' keys are the same as before.
   *
   * @throws KeystoreException if the passphrase was changed since this process opened the file
   */
  public void exchangeKey() {
    file.exchangeKey(fresh -> {});
  }

  /**
   * The same, with an escrow copy of the new key written before it is in force.
   *
   * @param escrowPassphrase at least 12 characters
   * @throws KeystoreException if {@code copy} exists or cannot be written, too
   */
  public void exchangeKey(Path copy, char[] escrowPassphrase) {
    requireLong(escrowPassphrase);
    file.exchangeKey(copy, escrowPassphrase);
  }

  static Entries withNewSecret(Entries entries, String name) {
    if (entries.has(name)) {
      return entries;
    }
    byte[] secret = new byte[SECRET_LENGTH];
    RANDOM.nextBytes(secret);
    return entries.with(name, secret);
  }

  private Identity keepFirst(String name, Identity made) {
    Entries changed =
        file.change(entries ->
            entries.has(ParsedIdentities.entry(name)) ? entries : with(entries, name, made));
    return parsed.find(changed, name).orElseThrow();
  }

  private byte[] secretOrCreate(String name) {
    return file.entries()
        .secret(name)
        .or(() -> file.change(entries -> withNewSecret(entries, name)).secret(name))
        .orElseThrow();
  }

  private static Entries with(Entries entries, String name, Identity identity) {
    return entries.with(ParsedIdentities.entry(name), IdentityForm.toBytes(identity));
  }

  private static void requireLong(char[] passphrase) {
    if (passphrase.length < LEAST_PASSPHRASE) {
      throw new IllegalArgumentException(
          "a keystore passphrase has at least " + LEAST_PASSPHRASE + " characters");
    }
  }
}
