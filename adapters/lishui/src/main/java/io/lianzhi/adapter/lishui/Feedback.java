package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;

/**
 * What the hub has said of Lishui's files, as it lies in their folder {@code feedback}: by it the
 * hub itself knows which files it has dealt with, whatever node asks.
 */
final class Feedback {
  static final String TAKEN = "TAKEN";

  private static final String RESULT = ".result.csv";
  private static final String DONE = RESULT + Remote.READY;

  private final Remote remote;
  private final Map<String, Control> said = new HashMap<>();

  Feedback(Remote remote) {
    this.remote = remote;
  }

  static String result(String key) {
    return Remote.FEEDBACK + "/" + key + RESULT;
  }

  /** What was said of the file that has that key. */
  Optional<Control> find(String key) {
    return Optional.ofNullable(said.get(key));
  }

  /** As {@link #find}, read once more: another node may have said something else meanwhile. */
  Optional<Control> findNow(String key) throws IOException {
    if (remote.has(result(key) + Remote.READY)) {
      read(key);
    }
    return find(key);
  }

  /** Whether just this file, as it lies there now, was dealt with. */
  static boolean isAbout(Control control, Offered file) {
    return control.rest("source-size").equals(Long.toString(file.size()))
        && control.rest("source-modified").equals(Long.toString(file.modified()));
  }

  /** Whether this content was taken already, under whatever name. */
  boolean hasTaken(String sm3) {
    return said.values().stream()
        .anyMatch(control -> isTaken(control) && control.rest("source-sm3").equals(sm3));
  }

  /** Whether a later version of the file was taken already. */
  boolean hasTakenLater(FileName name, String region) {
    return said.values().stream()
        .filter(Feedback::isTaken)
        .flatMap(control -> FileName.of(control.rest("source"), region).stream())
        .anyMatch(taken ->
            taken.base().equals(name.base()) && taken.version().number() > name.version().number());
  }

  static boolean isTaken(Control control) {
    return control.rest("verdict").equals(TAKEN);
  }

  /** A result is about to be written anew, and nothing of an old one is to stand in it. */
  void withdraw(String key) throws IOException {
    remote.remove(result(key) + Remote.READY);
    said.remove(key);
    remote.remove(result(key) + Remote.CONTROL);
    remote.remove(result(key) + Remote.UNFINISHED);
    remote.remove(result(key));
  }

  void add(String key, Control control) {
    said.put(key, control);
  }

  /** Reads what others have said since. */
  void refresh() throws IOException {
    Set<String> there = new HashSet<>();
    for (DirEntry entry : remote.list(Remote.FEEDBACK)) {
      String name = entry.getFilename();
      if (name.endsWith(DONE) && FileName.isHarmless(name)) {
        there.add(name.substring(0, name.length() - DONE.length()));
      }
    }
    said.keySet().retainAll(there);
    for (String key : there) {
      if (!said.containsKey(key)) {
        read(key);
      }
    }
  }

  private void read(String key) throws IOException {
    String path = result(key) + Remote.CONTROL;
    if (remote.has(path)) {
      Control.read(remote.head(path, Control.LONGEST + 1)).ifPresent(found -> said.put(key, found));
    }
  }
}
