package io.lianzhi.security.ledger;

import io.lianzhi.security.envelope.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Checks what ties a pack's documents to its entries: an entry is the SHA-256 of the record of its
 * name, and a record holds the HMAC of the document that the opening of its name speaks of.
 */
final class PackDocuments {
  static final String RECORDS = "records/";
  static final String OPENINGS = "openings/";

  /** The longest document that can be tied to an entry, in bytes. */
  static final int LONGEST = 1 << 26;

  private static final int LONGEST_RECORD = 1 << 20;
  private static final int LONGEST_CERTIFICATES = 1 << 17;

  private final PackFiles files;
  private int records;
  private int openings;
  private int signatures;

  PackDocuments(PackFiles files) {
    this.files = files;
  }

  /** What was found to hold, for the last sentence. */
  record Tied(int records, int openings, int signatures) {
    String english() {
      return records == 0
          ? ""
          : String.format(
              Locale.ROOT,
              " %,d records are what they digest, %,d of them commit to documents of the pack,"
                  + " %,d signatures hold,",
              records,
              openings,
              signatures);
    }

    String chinese() {
      return records == 0
          ? ""
          : String.format(
              Locale.ROOT,
              "%,d 条记录与条目摘要一致，其中 %,d 条承诺包内文件，%,d 个签名有效，",
              records,
              openings,
              signatures);
    }
  }

  Tied check() throws IOException {
    for (String name : files.names()) {
      if (name.startsWith(RECORDS)) {
        checkRecord(name, name.substring(RECORDS.length()));
        records++;
      }
    }
    for (String name : files.names()) {
      if (name.startsWith(OPENINGS)) {
        checkOpening(name, name.substring(OPENINGS.length()));
        openings++;
      }
    }
    return new Tied(records, openings, signatures);
  }

  private void checkRecord(String name, String of) throws IOException {
    String entry = PackVerifier.ENTRIES + of;
    if (!files.names().contains(entry)) {
      throw new FlawException(name + " is of no entry of the pack", name + " 没有对应的条目");
    }
    byte[] digest = PackVerifier.required(files, entry, EntryBundle.LONGEST);
    byte[] record = PackVerifier.required(files, name, LONGEST_RECORD);
    if (!Arrays.equals(TreeHasher.sha256().digest(record), digest)) {
      throw new FlawException(
          name + " is not the record of which " + entry + " is the SHA-256",
          name + " 与条目不符：" + entry + " 不是它的 SHA-256");
    }
  }

  private void checkOpening(String name, String of) throws IOException {
    String record = RECORDS + of;
    if (!files.names().contains(record)) {
      throw new FlawException(name + " opens no record of the pack", name + " 没有对应的记录");
    }
    Opening opening =
        Opening.parse(PackVerifier.required(files, name, Opening.LONGEST))
            .orElseThrow(() ->
                new FlawException(
                    name + " is not an opening of the form lianzhi-opening@v1",
                    name + " 不是 lianzhi-opening@v1 格式"));
    byte[] document = PackVerifier.required(files, opening.document(), LONGEST);
    byte[] recorded = PackVerifier.required(files, record, LONGEST_RECORD);
    if (!opening.commits(recorded, document)) {
      throw new FlawException(
          opening.document() + " is not what " + record + " commits to by " + name,
          "按 " + name + " 核对，" + opening.document() + " 不是 " + record + " 所承诺的内容");
    }
    checkParts(name, opening, document);
    checkSignatures(opening.signed());
  }

  private void checkParts(String name, Opening opening, byte[] document) throws IOException {
    for (Opening.Part part : opening.parts()) {
      byte[] content = PackVerifier.required(files, part.file(), LONGEST);
      boolean within =
          part.length() == content.length && part.from() <= document.length - content.length;
      int from = within ? (int) part.from() : 0;
      if (!within
          || !Arrays.equals(document, from, from + content.length, content, 0, content.length)) {
        throw new FlawException(
            part.file() + " is not that part of " + opening.document() + " which " + name + " says",
            part.file() + " 不是 " + name + " 所指的 " + opening.document() + " 的那一部分");
      }
    }
  }

  private void checkSignatures(List<Opening.Signed> signed) throws IOException {
    for (Opening.Signed each : signed) {
      byte[] content = PackVerifier.required(files, each.content(), LONGEST);
      byte[] signature = PackVerifier.required(files, each.signature(), LONGEST_RECORD);
      VerificationKey key = key(each.certificate());
      if (key.verifyAnyForm(content, signature).isEmpty()) {
        throw new FlawException(
            each.signature()
                + " is not a signature of "
                + each.content()
                + " by the key of "
                + each.certificate(),
            each.signature() + " 不是 " + each.certificate() + " 的密钥对 " + each.content() + " 的签名");
      }
      signatures++;
    }
  }

  private VerificationKey key(String certificate) throws IOException {
    byte[] pem = PackVerifier.required(files, certificate, LONGEST_CERTIFICATES);
    try {
      return VerificationKey.of(
          "signer", KeyFile.first(new String(pem, StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException unreadable) {
      throw new FlawException(certificate + " is not a certificate", certificate + " 不是证书");
    }
  }
}
