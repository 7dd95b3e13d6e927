package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.Fetched;
import io.lianzhi.contracts.RawMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Hangzhou's outbox, read page by page for what web-hooks missed. The gateway's cursor is theirs,
 * with the page's ETag behind a blank while nothing followed it.
 */
final class Outbox {
  private static final int UNCHANGED = 304;

  private final HangzhouClient client;

  Outbox(HangzhouClient client) {
    this.client = client;
  }

  Fetched after(String cursor) {
    int blank = cursor.indexOf(' ');
    String theirs = blank < 0 ? cursor : cursor.substring(0, blank);
    Optional<String> etag = blank < 0 ? Optional.empty() : Optional.of(cursor.substring(blank + 1));
    HttpResponse<byte[]> response = client.outbox(theirs, etag);
    return switch (response.statusCode()) {
      case 200 -> page(theirs, response);
      case UNCHANGED -> new Fetched(List.of(), cursor, false);
      default -> throw unusable("HTTP " + response.statusCode());
    };
  }

  private static Fetched page(String cursor, HttpResponse<byte[]> response) {
    JsonNode page =
        Json.find(response.body(), JsonNode.class).orElseThrow(() -> unusable("unreadable page"));
    JsonNode next = page.path("next_cursor");
    if (!page.path("events").isArray() || !next.isString() || next.stringValue().contains(" ")) {
      throw unusable("unreadable page");
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
    return response.headers().firstValue("ETag").map(tag -> " " + tag).orElse("");
  }

  private static UncheckedIOException unusable(String why) {
    return new UncheckedIOException(new IOException("outbox: " + why));
  }
}
