package io.lianzhi.security.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    try (InputStream bytes = prepare(files, signers).open()) {
      Files.copy(bytes, zip, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The same for whoever sends it: its contents are read once now, and once when it is sent. */
  public static PreparedPack prepare(Map<String, PackContent> files, List<NoteSigner> signers)
      throws IOException {
    requireFit(files);
    Map<String, ZipForm.ZipFile> measured = new LinkedHashMap<>();
    Map<String, String> digests = new LinkedHashMap<>();
    for (Map.Entry<String, PackContent> file : files.entrySet()) {
      ZipForm.ZipFile size = measured(file.getKey(), file.getValue());
      measured.put(file.getKey(), size);
      digests.put(file.getKey(), size.sha256());
    }
    PackContent manifest =
        PackContent.of(SignedNote.sign(new PackManifest(digests).text(), signers).bytes());
    Map<String, PackContent> all = new LinkedHashMap<>();
    all.put(PackManifest.NAME, manifest);
    all.putAll(files);
    List<ZipForm.ZipFile> placed = new ArrayList<>();
    placed.add(measured(PackManifest.NAME, manifest));
    for (ZipForm.ZipFile file : measured.values()) {
      ZipForm.ZipFile before = placed.getLast();
      placed.add(file.at(end(before)));
    }
    return new PreparedPack(all, placed, end(placed.getLast()));
  }

  private static long end(ZipForm.ZipFile file) {
    long end = file.contentAt() + file.size();
    requireRoom(end);
    return end;
  }

  private static void requireFit(Map<String, PackContent> files) {
    PackNames names = new PackNames();
    try {
      names.add(PackManifest.NAME);
      files.keySet().forEach(names::add);
    } catch (FlawException unfit) {
      throw new IllegalArgumentException(unfit.flaw().english(), unfit);
    }
    if (files.size() >= ZipForm.MOST_FILES) {
      throw new IllegalArgumentException("too many files for a pack");
    }
  }

  private static void requireRoom(long at) {
    if (at > ZipForm.LONGEST) {
      throw new IllegalArgumentException("too much for a pack: 4 GiB");
    }
  }

  private static ZipForm.ZipFile measured(String name, PackContent content) throws IOException {
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
    return new ZipForm.ZipFile(name, 0, (int) sum.getValue(), size, digest);
  }
}
