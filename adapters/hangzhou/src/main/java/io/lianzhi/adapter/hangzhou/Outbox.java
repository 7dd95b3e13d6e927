package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.RawMessage;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Hangzhou's outbox, read page by page for what web-hooks missed. The gateway's cursor is theirs,
 * with the page's ETag behind a blank while nothing followed it.
 */
final class Outbox {
  private static final int UNCHANGED = 304;

  /** What we can keep, and send back in a query. */
  private static final Pattern CURSOR = Pattern.compile("[!-~]{0,512}");

  /** What we can send back in a header. */
  private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]{0,128}\"");

  private final HangzhouClient client;
  private final Pause pause;

  Outbox(HangzhouClient client, Clock clock) {
    this.client = client;
    this.pause = new Pause("outbox", clock);
  }

  Fetched after(String cursor) {
    pause.keep();
    int blank = cursor.indexOf(' ');
    String theirs = blank < 0 ? cursor : cursor.substring(0, blank);
    Optional<String> etag = blank < 0 ? Optional.empty() : Optional.of(cursor.substring(blank + 1));
    HttpResponse<byte[]> response =
        client.outbox(Optional.of(theirs).filter(known -> !known.isEmpty()), etag);
    return switch (response.statusCode()) {
      case 200 -> page(theirs, response);
      case UNCHANGED -> new Fetched(List.of(), cursor, false);
      default -> throw pause.refused(response);
    };
  }

  /**
   * The page that an answer holds.
   *
   * @throws io.lianzhi.contracts.http.NotNow where it is none
   */
  Fetched page(String cursor, HttpResponse<byte[]> response) {
    JsonNode page = Json.find(response.body(), JsonNode.class).orElseThrow(pause::unreadable);
    JsonNode next = page.path("next_cursor");
    if (!page.path("events").isArray()
        || !next.isString()
        || !CURSOR.matcher(next.stringValue()).matches()) {
      throw pause.unreadable();
    }
    String following = next.stringValue();
    return new Fetched(
        page.path("events").valueStream().map(Outbox::message).toList(),
        following.equals(cursor) ? following + tag(response) : following,
        page.path("has_more").asBoolean(false));
  }

  private static RawMessage message(JsonNode event) {
    return new RawMessage(HangzhouMapping.EVENTS, "application/json", Json.write(event));
  }

  private static String tag(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> TAG.matcher(tag).matches())
        .map(tag -> " " + tag)
        .orElse("");
  }
}
