package io.lianzhi.gateway.edge;

import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body once, into exactly its bytes, and never more than the limit. */
final class Bodies {
  private final int longest;

  Bodies(DoorProperties properties) {
    this.longest = Math.toIntExact(properties.maxBody().toBytes());
  }

  /**
   * Reads the whole body; over the limit an announced length is believed and nothing read.
   *
   * @param announced the Content-Length; negative where there is none
   */
  RawBody read(InputStream body, long announced) throws IOException {
    if (announced > longest) {
      return new RawBody.TooLong(announced);
    }
    return announced >= 0 ? exactly(body, (int) announced) : atMost(body);
  }

  private static RawBody exactly(InputStream body, int length) throws IOException {
    byte[] bytes = new byte[length];
    if (body.readNBytes(bytes, 0, length) < length) {
      throw new IOException("the body ended before its announced length");
    }
    return new RawBody.Whole(bytes);
  }

  private RawBody atMost(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(longest + 1);
    return bytes.length > longest ? new RawBody.TooLong(bytes.length) : new RawBody.Whole(bytes);
  }
}
