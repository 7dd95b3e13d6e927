package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Journal;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.gateway.edge.EvidenceDesk.Pack;
import io.lianzhi.gateway.edge.Zipped;
import io.lianzhi.gateway.evidence.Evidence;
import io.lianzhi.gateway.office.api.EvidenceApi;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

/** All the evidence about letters, for the hub's auditors; who took out what stands in the log. */
@OfficeController
class PacksController implements EvidenceApi {
  private final Caller caller;
  private final Evidence evidence;
  private final Journal journal;

  PacksController(Caller caller, Evidence evidence, Journal journal) {
    this.caller = caller;
    this.evidence = evidence;
    this.journal = journal;
  }

  @Override
  @AllowedTo(AUDIT_ADMINISTRATOR)
  public ResponseEntity<Resource> takeOutEvidence(
      @Nullable String letter, @Nullable String matter) {
    if ((letter == null) == (matter == null)) {
      throw Objection.of(
          ObjectionCode.SCHEMA,
          "letter",
          "请指定函件或案事件其一。",
          "Name a letter or a matter, one of the two.");
    }
    String target = letter == null ? "matter/" + matter : "letter/" + letter;
    Pack pack =
        made(letter, matter)
            .orElseThrow(
                () -> Objection.of(ObjectionCode.NOT_FOUND, letter == null ? "matter" : "letter"));
    journal.write(
        new Deed(caller.administrator(), "EVIDENCE_TAKEN_OUT", target, "", described(pack)));
    return Zipped.of(pack);
  }

  private Optional<Pack> made(@Nullable String letter, @Nullable String matter) {
    String forWhom = caller.administrator().account();
    try {
      return letter == null
          ? Optional.ofNullable(matter).flatMap(id -> evidence.ofMatter(id, forWhom))
          : evidence.ofIncident(new Incident(letter), forWhom);
    } catch (RefusedException refused) {
      throw objection(refused.refused().code());
    }
  }

  private static ObjectionException objection(RefusalCode code) {
    return code == RefusalCode.TOO_LARGE
        ? Objection.of(
            ObjectionCode.CONFLICT,
            "matter",
            "该案事件的函件超过五百件，请逐件取证。",
            "The matter has more than 500 letters: take them out one by one.")
        : Objection.of(
            ObjectionCode.RETRY_LATER,
            "",
            "存证日志尚未收录全部事件，未生成证据包。",
            "The log has not taken in all that happened yet; no pack was made.");
  }

  private static String described(Pack pack) {
    byte[] json = JsonTree.write(Map.of("pack", pack.name(), "bytes", pack.size()));
    return new String(json, StandardCharsets.UTF_8);
  }
}
