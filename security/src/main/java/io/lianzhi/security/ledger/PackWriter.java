package io.lianzhi.security.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes an evidence pack of the form that {@link PackVerifier} checks. */
public final class PackWriter {
  private static final int BUFFER = 1 << 16;

  private PackWriter() {}

  /**
   * Writes the pack, with a manifest signed by all of these.
   *
   * @param files all files but the manifest, by name, in their order
   * @throws IllegalArgumentException if a name is not fit for a pack, or there is too much for one
   */
  public static void write(Path zip, Map<String, PackContent> files, List<NoteSigner> signers)
      throws IOException {
    List<ZipForm.ZipFile> written = new ArrayList<>();
    byte[] manifest = manifest(files, signers);
    Map<String, PackContent> all = new LinkedHashMap<>();
    all.put(PackManifest.NAME, PackContent.of(manifest));
    all.putAll(files);
    requireFit(all);
    try (OutputStream bytes = Files.newOutputStream(zip)) {
      long at = 0;
      for (Map.Entry<String, PackContent> each : all.entrySet()) {
        ZipForm.ZipFile file = measured(each.getKey(), each.getValue(), at);
        bytes.write(ZipForm.local(file.name(), file.crc(), file.size()));
        copy(each.getValue(), bytes);
        written.add(file);
        at = file.contentAt() + file.size();
        requireRoom(at);
      }
      bytes.write(ZipForm.directory(written, at));
    }
  }

  private static byte[] manifest(Map<String, PackContent> files, List<NoteSigner> signers)
      throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (Map.Entry<String, PackContent> file : files.entrySet()) {
      digests.put(file.getKey(), measured(file.getKey(), file.getValue(), 0).sha256());
    }
    return SignedNote.sign(new PackManifest(digests).text(), signers).bytes();
  }

  private static void requireFit(Map<String, PackContent> files) {
    PackNames names = new PackNames();
    try {
      files.keySet().forEach(names::add);
    } catch (FlawException unfit) {
      throw new IllegalArgumentException(unfit.flaw().english(), unfit);
    }
    if (files.size() > ZipForm.MOST_FILES) {
      throw new IllegalArgumentException("too many files for a pack");
    }
  }

  private static void requireRoom(long at) {
    if (at > ZipForm.LONGEST) {
      throw new IllegalArgumentException("too much for a pack: 4 GiB");
    }
  }

  private static ZipForm.ZipFile measured(String name, PackContent content, long at)
      throws IOException {
    CRC32 sum = new CRC32();
    MessageDigest sha256 = TreeHasher.sha256();
    long size = 0;
    try (InputStream bytes = content.open()) {
      byte[] buffer = new byte[BUFFER];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        sum.update(buffer, 0, read);
        sha256.update(buffer, 0, read);
        size += read;
      }
    }
    String digest = HexFormat.of().formatHex(sha256.digest());
    return new ZipForm.ZipFile(name, at, (int) sum.getValue(), size, digest);
  }

  private static void copy(PackContent content, OutputStream to) throws IOException {
    try (InputStream bytes = content.open()) {
      bytes.transferTo(to);
    }
  }
}
