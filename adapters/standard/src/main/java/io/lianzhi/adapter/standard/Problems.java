package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A refusal as a problem (RFC 9457), in the words of the caller's language. */
final class Problems {
  private Problems() {}

  /**
   * @param incident of the arrival, where the reply knows it
   */
  static Map<String, Object> tree(Refused refused, Optional<Incident> incident, Locale locale) {
    RefusalText text = RefusalText.of(refused, locale);
    String code = refused.code().name();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", "urn:lianzhi:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    tree.put("title", text.title());
    tree.put("status", refused.code().httpStatus());
    tree.put("detail", text.detail());
    incident.ifPresent(number -> tree.put("instance", "urn:lianzhi:incident:" + number));
    tree.put("code", code);
    incident.ifPresent(number -> tree.put("incident", number.number()));
    tree.put("whoseMove", refused.code().whoseMove().name());
    tree.put("nextStep", text.nextStep());
    tree.put("resend", refused.code().resend().name());
    if (!refused.at().isEmpty()) {
      tree.put("at", refused.at());
    }
    refused.accepted().ifPresent(accepted -> tree.put("accepted", accepted));
    refused
        .clause()
        .ifPresent(clause ->
            tree.put(
                "clause", Map.of("memorandum", clause.memorandum(), "number", clause.number())));
    return tree;
  }
}
