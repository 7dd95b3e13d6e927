package io.lianzhi.contracts;

import static io.lianzhi.contracts.WhoseMove.CERTIFICATE_AUTHORITY;
import static io.lianzhi.contracts.WhoseMove.HUB;
import static io.lianzhi.contracts.WhoseMove.NETWORK;
import static io.lianzhi.contracts.WhoseMove.RECEIVER;
import static io.lianzhi.contracts.WhoseMove.SENDER;

/**
 * The stable codes under which the hub refuses, one per distinct cause. A code never changes its
 * meaning; its words in Chinese and English stand in {@code refusals_*.properties}.
 */
public enum RefusalCode {
  /** The bytes are not in the party's form, or a required field is missing. */
  SCHEMA(400, SENDER, Resend.CORRECTED),
  /** A code is in no table of the sender; the letter is parked until the table's owner adds it. */
  CODE_UNKNOWN(422, SENDER, Resend.CORRECTED),
  REGION_UNKNOWN(422, SENDER, Resend.CORRECTED),
  /** A plate, VIN, credit code or identity number fails its rule. */
  ID_CHECK_FAILED(422, SENDER, Resend.CORRECTED),
  /** A mass without its unit, or one that no vehicle can have in the unit given. */
  UNIT_AMBIGUOUS(422, SENDER, Resend.CORRECTED),
  /** The letter names a sender other than the party whose credential brought it. */
  WRONG_SENDER(403, SENDER, Resend.CORRECTED),
  TARGET_UNKNOWN(422, SENDER, Resend.CORRECTED),
  /** No memorandum in force has both parties, this item kind and this direction. */
  OUTSIDE_MEMORANDUM(403, SENDER, Resend.USELESS),
  MEMORANDUM_EXPIRED(403, SENDER, Resend.USELESS),
  /** The memorandum, or its clause, is signed and begins on a later day. */
  MEMORANDUM_NOT_IN_FORCE(403, SENDER, Resend.USELESS),
  NOT_AUTHORISED_PURPOSE(403, SENDER, Resend.CORRECTED),
  /** What the clause releases is not enough to write the addressee's form. */
  FIELD_NOT_RELEASABLE(403, HUB, Resend.USELESS),
  /** The clause asks for a signed message and got only an authenticated channel. */
  PROOF_INSUFFICIENT(403, SENDER, Resend.CORRECTED),
  /** The addressee's form cannot carry this item kind. */
  KIND_NOT_CARRIED(422, RECEIVER, Resend.USELESS),
  /** Answer-by has passed, or a signature's time has run out. */
  EXPIRED(422, SENDER, Resend.CORRECTED),
  TOO_LARGE(413, SENDER, Resend.CORRECTED),
  /** The seal did not hold. Says no more on purpose. */
  SIGNATURE(401, SENDER, Resend.CORRECTED),
  /** The signature was seen before; the letter itself may come again, signed afresh. */
  REPLAY(409, SENDER, Resend.CORRECTED),
  /** The same id came before with other content. */
  ID_CONFLICT(409, SENDER, Resend.CORRECTED),
  STALE_VERSION(409, SENDER, Resend.USELESS),
  /** The parcel was acknowledged, or ended, with another outcome; the first one stands. */
  ALREADY_SETTLED(409, RECEIVER, Resend.USELESS),
  /** The client certificate is known to no party. */
  CREDENTIAL_UNKNOWN(401, CERTIFICATE_AUTHORITY, Resend.CORRECTED),
  EVIDENCE_HASH(422, SENDER, Resend.CORRECTED),
  OVERDUE(422, SENDER, Resend.USELESS),
  NOT_FOUND(404, SENDER, Resend.USELESS),
  /** The addressee said no. */
  DECLINED(422, RECEIVER, Resend.USELESS),
  /** The addressee may have the letter or not, and its form has no id to ask by. */
  DELIVERY_UNKNOWN(504, RECEIVER, Resend.USELESS),
  /** The hub's stored copy can no longer be opened, and was not delivered. */
  CONTENT_LOST(503, SENDER, Resend.CORRECTED),
  /** Nobody answered a question in time; under the same id it has been asked and stays so. */
  UNANSWERED(504, RECEIVER, Resend.CORRECTED),
  RETRY_LATER(503, HUB, Resend.SAME),
  /** The addressee could not be reached for too long; its copy is parked. */
  PARTNER_UNREACHABLE(503, NETWORK, Resend.USELESS);

  /** Whether, and how, sending again can help. */
  public enum Resend {
    /** Send the same bytes again; it is safe. */
    SAME,
    /**
     * First do what the refusal asks, then send. Content that changed, and a question asked anew,
     * have a new id or version; a letter that is only signed afresh, or of which a code has become
     * known, keeps its id.
     */
    CORRECTED,
    /** Sending again changes nothing: the hub holds it, or the answer will be the same. */
    USELESS
  }

  private final int httpStatus;
  private final WhoseMove whoseMove;
  private final Resend resend;

  RefusalCode(int httpStatus, WhoseMove whoseMove, Resend resend) {
    this.httpStatus = httpStatus;
    this.whoseMove = whoseMove;
    this.resend = resend;
  }

  public int httpStatus() {
    return httpStatus;
  }

  public WhoseMove whoseMove() {
    return whoseMove;
  }

  public Resend resend() {
    return resend;
  }
}
