package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Letter;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import io.lianzhi.gateway.outbox.LetterState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the cover says of one letter.
 *
 * @param whole for its sender or the hub's auditor; else for one addressee, of its own copy alone
 * @param content whether the content may still be read
 * @param letter as its sender wrote it, or as the addressee was shown it
 */
record Told(
    LetterState.Summary summary,
    boolean whole,
    boolean content,
    Optional<Letter> letter,
    Optional<Proof> proof,
    List<Event> events,
    List<Copy> copies) {

  Told {
    events = List.copyOf(events);
    copies = List.copyOf(copies);
  }

  /**
   * An event and its place in the log.
   *
   * @param file its name in the pack's folders
   * @param record whether the pack holds its record
   * @param opened whether the record is tied to the letter
   */
  record Event(Recorded event, String file, long index, boolean record, boolean opened) {}

  /** What showed that the letter came from its sender. */
  sealed interface Proof {
    /**
     * A signature.
     *
     * @param checkable whether the pack's verifier checks it
     */
    record Signature(String file, boolean checkable, List<Certificate> chain) implements Proof {}

    /** Only the line was authenticated. */
    record Line(String line, String credential) implements Proof {}

    /** An addressee learns how strong it was, not more. */
    record Strength(io.lianzhi.contracts.Proof.Strength strength) implements Proof {}
  }

  record Certificate(
      String fingerprint,
      String subject,
      String issuer,
      Instant from,
      Instant to,
      CertificateStates.State then,
      CertificateStates.State now) {}

  /**
   * Who was shown what.
   *
   * @param memorandum the file of the text that released it, where it is known
   * @param handedOver when the party had it in its hands
   * @param bytes the file of what was handed over, where it can be told
   */
  record Copy(
      String party,
      String clause,
      Optional<String> memorandum,
      List<String> released,
      List<String> masked,
      List<String> withheld,
      List<Instant> handedOver,
      Optional<String> bytes,
      Origin origin) {}

  /** Where a copy's bytes are from. */
  enum Origin {
    STORED("取自待投副本", "as it waits, unchanged"),
    REWRITTEN("按原映射重新生成，与当时一致", "written again by the same mapping as then"),
    REWRITTEN_DIFFERENTLY(
        "按现行映射重新生成，可能与当时不同", "written again by today's mapping, which may differ from then"),
    GONE("无法再现", "cannot be shown any more");

    private final String zh;
    private final String en;

    Origin(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    String zh() {
      return zh;
    }

    String en() {
      return en;
    }
  }
}
