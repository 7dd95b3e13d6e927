package io.lianzhi.gateway.edge;

import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.AcceptSignature;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.HttpResponse;
import io.lianzhi.security.http.MessageSignatures;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Keeps an answer until its last byte is known, signs it, and lets it go: when it is flushed at its
 * announced length, so that whoever wrote it learns whether it left, else at {@link #finish}.
 */
final class SignedResponse extends HttpServletResponseWrapper {
  private static final byte[] NOTHING = new byte[0];

  /** What is asked for, and by whom. */
  record Order(HttpRequest request, AcceptSignature.Wanted wanted, SigningKey key, Clock clock) {}

  private final Order order;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final ServletOutputStream stream = new Kept();
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  private long announced = -1;
  private boolean gone;

  SignedResponse(HttpServletResponse response, Order order) {
    super(response);
    this.order = order;
  }

  /** Signs and sends what has been written, unless it has gone or the container answers itself. */
  void finish() throws IOException {
    writer.flush();
    if (gone || super.isCommitted()) {
      return;
    }
    gone = true;
    byte[] bytes = content.toByteArray();
    byte[] sent = order.request().method().equals("HEAD") ? NOTHING : bytes;
    MessageSignatures.sign(
            new HttpResponse(getStatus(), this::field, order.request()),
            sent,
            order.key(),
            order.clock().instant(),
            order.wanted())
        .forEach(this::setHeader);
    if (bytes.length > 0) {
      super.setContentLength(bytes.length);
      super.getOutputStream().write(bytes);
    }
    super.flushBuffer();
  }

  private List<String> field(String name) {
    return name.equals("content-type")
        ? Optional.ofNullable(getContentType()).map(List::of).orElseGet(List::of)
        : List.copyOf(getHeaders(name));
  }

  @Override
  public void flushBuffer() throws IOException {
    writer.flush();
    if (announced == content.size()) {
      finish();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public void setContentLength(int length) {
    setContentLengthLong(length);
  }

  @Override
  public void setContentLengthLong(long length) {
    announced = length;
    super.setContentLengthLong(length);
  }

  @Override
  public boolean isCommitted() {
    return gone || super.isCommitted();
  }

  @Override
  public void reset() {
    super.reset();
    resetBuffer();
    announced = -1;
  }

  @Override
  public void resetBuffer() {
    writer.flush();
    content.reset();
  }

  /** The container writes such an answer, in another turn that has its own wrapper. */
  @Override
  public void sendError(int status) throws IOException {
    gone = true;
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    gone = true;
    super.sendError(status, message);
  }

  /** Everything is kept; nothing waits for the network before the end. */
  private final class Kept extends ServletOutputStream {
    @Override
    public void write(int one) {
      content.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      content.write(bytes, from, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("no answer of the door is written asynchronously");
    }
  }
}
