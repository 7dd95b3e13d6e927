package io.lianzhi.adapter.quzhou;

import java.util.Map;

/** A question that the hub has put to Quzhou, as its answer brings it back. */
final class Questions {
  private static final String QUESTION =
      """
      {"bizType":"vehicleQuestion","head":{"letterId":"WEN-20211119-0002","matterNo":"MATTER-2",\
      "fromOrg":"330700-app","toOrgs":["330800"],"purpose":"ROAD_INSPECTION","urgency":"3"},\
      "data":{"vehicleNumber":"浙H12345","vehicleColor":"2"}}\
      """;

  private Questions() {}

  static Map<String, String> headers() {
    return Map.of("parcel", "00000000000ZZ-1", "question", QUESTION);
  }
}
