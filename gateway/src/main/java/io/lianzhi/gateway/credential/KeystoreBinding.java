package io.lianzhi.gateway.credential;

import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.KeystoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Binds a database to the keystore whose keys its content is sealed with. With another one every
 * letter would be taken and none opened again: the hub does not start.
 */
public final class KeystoreBinding {
  private static final String FIND = "select id, proof from keystore";
  private static final String BIND =
      "insert into keystore (id, proof) values (?, ?) on conflict do nothing";

  private final DataSource database;

  private record Bound(String id, byte[] proof) {}

  public KeystoreBinding(DataSource database) {
    this.database = database;
  }

  /**
   * Opens the database's keystore. A database that has none yet gets this one, made where there is
   * no file.
   *
   * @throws KeystoreException if the file cannot be opened
   * @throws IllegalStateException if the database belongs to another keystore, or to one that is
   *     not there
   */
  public Keystore open(Path file, Secret passphrase) throws SQLException {
    char[] characters = passphrase.reveal().toCharArray();
    Optional<Bound> bound = find();
    if (bound.isPresent()) {
      requireThere(file, bound.get());
      return checked(file, Keystore.open(file, characters), bound.get());
    }
    Keystore keystore = Keystore.openOrCreate(file, characters);
    bind(keystore);
    return checked(file, keystore, find().orElseThrow());
  }

  private static void requireThere(Path file, Bound bound) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          """
          the database belongs to keystore %s, and there is no keystore at %s: the hub's home is \
          not the one it was, or the file is lost. It does not start with fresh keys\
          """
              .formatted(bound.id(), file));
    }
  }

  private static Keystore checked(Path file, Keystore keystore, Bound bound) {
    if (!keystore.id().equals(bound.id())
        || !MessageDigest.isEqual(proof(keystore), bound.proof())) {
      throw new IllegalStateException(
          """
          the database belongs to keystore %s, and %s is keystore %s: all nodes on a database use \
          the same keystore file\
          """
              .formatted(bound.id(), file, keystore.id()));
    }
    return keystore;
  }

  /** What only these keys can make of the id. */
  private static byte[] proof(Keystore keystore) {
    return keystore.indexKey("binding", Suite.INTERNATIONAL).index("keystore", keystore.id());
  }

  private Optional<Bound> find() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new Bound(row.getString(1), row.getBytes(2)))
          : Optional.empty();
    }
  }

  private void bind(Keystore keystore) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BIND)) {
      statement.setString(1, keystore.id());
      statement.setBytes(2, proof(keystore));
      statement.executeUpdate();
    }
  }
}
