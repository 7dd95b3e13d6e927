package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.json.LetterJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is sealed in a parcel: the message in the addressee's form and, for an answer, the released
 * letter itself, so that whoever waits for it can be answered in the form of the line.
 */
record Body(RawMessage message, Optional<Letter> kept) {

  byte[] toBytes() {
    Bytes bytes = new Bytes().text(message.form()).text(message.contentType());
    writeHeaders(bytes, message.headers());
    return bytes
        .block(message.body())
        .block(kept.map(LetterJson::write).orElse(new byte[0]))
        .toArray();
  }

  static Body of(byte[] content) {
    Bytes.Reader reader = new Bytes.Reader(content);
    RawMessage message =
        new RawMessage(reader.text(), reader.text(), readHeaders(reader), reader.block());
    byte[] letter = reader.block();
    return new Body(
        message, letter.length == 0 ? Optional.empty() : Optional.of(LetterJson.read(letter)));
  }

  static void writeHeaders(Bytes bytes, Map<String, String> headers) {
    bytes.number(headers.size());
    new TreeMap<>(headers).forEach((name, value) -> bytes.text(name).text(value));
  }

  static Map<String, String> readHeaders(Bytes.Reader reader) {
    Map<String, String> headers = new TreeMap<>();
    for (long left = reader.number(); left > 0; left--) {
      headers.put(reader.text(), reader.text());
    }
    return headers;
  }
}
