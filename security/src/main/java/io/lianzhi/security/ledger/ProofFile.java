package io.lianzhi.security.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A proof that stands alone (C2SP tlog-proof): where an entry stands, and the checkpoint of a tree
 * that has it there.
 */
public final class ProofFile {
  /** The longest proof file, in bytes. */
  static final int LONGEST = TrustedLog.LONGEST + (1 << 17);

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  private final String extra;
  private final InclusionProof proof;
  private final byte[] checkpoint;

  private ProofFile(String extra, InclusionProof proof, byte[] checkpoint) {
    this.extra = extra;
    this.proof = proof;
    this.checkpoint = checkpoint;
  }

  /** A proof without extra data, under a signed checkpoint. */
  public ProofFile(InclusionProof proof, byte[] checkpoint) {
    this("", proof, checkpoint.clone());
  }

  /**
   * Reads the one form that each proof file has.
   *
   * @param what the file's name in sentences
   * @throws FlawException if it is none
   */
  public static ProofFile parse(byte[] bytes, String what) {
    return Optional.of(bytes)
        .filter(all -> all.length <= LONGEST)
        .flatMap(StrictText::lines)
        .flatMap(ProofFile::split)
        .filter(proof -> Arrays.equals(proof.bytes(), bytes))
        .orElseThrow(() ->
            new FlawException(
                what + " is not a proof of the form " + HEADER, what + " 不是 " + HEADER + " 格式的证明"));
  }

  private static Optional<ProofFile> split(String text) {
    int blank = text.indexOf("\n\n");
    List<String> lines = new ArrayList<>(text.substring(0, Math.max(0, blank)).lines().toList());
    if (lines.size() < 2 || !lines.removeFirst().equals(HEADER)) {
      return Optional.empty();
    }
    String extra = lines.getFirst().startsWith(EXTRA) ? lines.removeFirst() : "";
    if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
      return Optional.empty();
    }
    OptionalLong index = StrictText.number(lines.removeFirst().substring(INDEX.length()));
    List<TreeHash> path = lines.stream().map(StrictText::hash).flatMap(Optional::stream).toList();
    boolean whole =
        index.isPresent()
            && path.size() == lines.size()
            && StrictText.base64(extra.replaceFirst(EXTRA, "")).isPresent();
    byte[] checkpoint = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
    return whole
        ? Optional.of(new ProofFile(extra, new InclusionProof(index.getAsLong(), path), checkpoint))
        : Optional.empty();
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    line(bytes, HEADER);
    if (!extra.isEmpty()) {
      line(bytes, extra);
    }
    line(bytes, INDEX + proof.index());
    proof.path().forEach(hash -> line(bytes, hash.toString()));
    line(bytes, "");
    bytes.writeBytes(checkpoint);
    return bytes.toByteArray();
  }

  boolean isUnder(byte[] other) {
    return Arrays.equals(checkpoint, other);
  }

  public InclusionProof proof() {
    return proof;
  }

  /**
   * Requires that it proves an entry.
   *
   * @param what the file's name in sentences
   * @return the checkpoint whose tree holds the entry
   * @throws FlawException if it does not, or its checkpoint is not one of this log
   */
  public Checkpoint prove(byte[] entry, TrustedLog log, String what) {
    Checkpoint opened = log.open(checkpoint, what);
    if (!proof.proves(TreeHash.ofEntry(entry), opened.head())) {
      throw new FlawException(
          what
              + " does not lead from its entry to the root that its checkpoint signs:"
              + " the entry or the proof was altered",
          what + " 不能由该条目推出检查点所签的根：条目或证明被改动");
    }
    return opened;
  }

  private static void line(ByteArrayOutputStream bytes, String line) {
    bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
