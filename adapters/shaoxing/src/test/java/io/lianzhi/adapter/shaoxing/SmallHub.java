package io.lianzhi.adapter.shaoxing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.Signing;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.xml.SoapVerifier;
import io.lianzhi.security.xml.SoapWindow;
import io.lianzhi.security.xml.VerifiedSoap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * As much of a hub as Shaoxing's lines need: mutual TLS, WS-Security by the house's own verifier,
 * the adapter, and a memorandum of a few lines.
 */
public final class SmallHub implements AutoCloseable {
  private static final Incident INCIDENT = Incident.of(4_711);

  private final HttpsServer server;
  private final SoapVerifier verifier;
  private final ConcurrentMap<LetterId, Letter> seen = new ConcurrentHashMap<>();
  private final Queue<LetterId> read = new ConcurrentLinkedQueue<>();

  public SmallHub() {
    this.verifier =
        new SoapVerifier(
            Sandbox.SHAOXING_SIGNING.certificate()::equals,
            new SoapWindow(Duration.ofMinutes(5), Duration.ofMinutes(5)));
    try {
      this.server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SSLContext tls = Sandbox.hubTls();
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(Tls.parameters(tls, true));
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  public URI address() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  /** Opens the adapter's lines. */
  public void open(Adapter opened) {
    for (Line line : opened.lines()) {
      Line.Http http = (Line.Http) line;
      server.createContext(
          "/partners/shaoxing" + http.path(), exchange -> answer(exchange, opened, http));
    }
    server.start();
  }

  private void answer(HttpExchange exchange, Adapter shaoxing, Line.Http line) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      RawMessage raw =
          new RawMessage(line.name(), exchange.getRequestHeaders().getFirst("Content-Type"), body);
      LineReply reply = shaoxing.reply(raw, reply(shaoxing, line, raw));
      exchange.getResponseHeaders().set("Content-Type", reply.message().contentType());
      exchange.sendResponseHeaders(reply.httpStatus(), reply.message().body().length);
      exchange.getResponseBody().write(reply.message().body());
    }
  }

  private Reply reply(Adapter shaoxing, Line.Http line, RawMessage raw) {
    if (line.signing() instanceof Signing.WsSecurity
        && !(verifier.verify(raw.body(), Instant.now()) instanceof VerifiedSoap)) {
      return Refused.of(RefusalCode.SIGNATURE, "");
    }
    Opened opened = TestOpened.of(TestHouse.SHAOXING, raw);
    List<Part> parts = shaoxing.decode(opened).toList();
    return switch (parts.getFirst()) {
      case Rejected rejected when isParked(rejected) ->
          receipt(rejected.id(), new Outcome.Parked(rejected.reason()), false);
      case Rejected rejected -> rejected.reason();
      case Letter letter -> decide(letter);
    };
  }

  private static boolean isParked(Rejected rejected) {
    RefusalCode code = rejected.reason().code();
    return code == RefusalCode.CODE_UNKNOWN || code == RefusalCode.REGION_UNKNOWN;
  }

  private Reply decide(Letter letter) {
    read.add(letter.id());
    Optional<RefusalCode> refusal = refusal(letter);
    if (refusal.isPresent()) {
      return Refused.of(refusal.get(), "");
    }
    Optional<Letter> first = Optional.ofNullable(seen.putIfAbsent(letter.id(), letter));
    if (first.filter(known -> !known.equals(letter)).isPresent()) {
      return Refused.of(RefusalCode.ID_CONFLICT, "");
    }
    Receipt receipt = receipt(Optional.of(letter.id()), new Outcome.Taken(), first.isPresent());
    return letter.item() instanceof VehicleQuestion ? answered(letter, receipt) : receipt;
  }

  private static Optional<RefusalCode> refusal(Letter letter) {
    if (letter.to().contains(TestHouse.HANGZHOU)) {
      return Optional.of(RefusalCode.OUTSIDE_MEMORANDUM);
    }
    return switch (letter.purpose().code()) {
      case "STATISTICS" -> Optional.of(RefusalCode.NOT_AUTHORISED_PURPOSE);
      case "COLD_CHAIN" -> Optional.of(RefusalCode.MEMORANDUM_EXPIRED);
      default -> Optional.empty();
    };
  }

  private static Reply answered(Letter question, Receipt receipt) {
    Letter record = FullLetters.of(ItemKind.VEHICLE_RECORD, TestHouse.JINHUA, TestHouse.SHAOXING);
    Letter renamed = FullLetters.renamed(record, "DA-" + question.id());
    return new Answer(renamed.answering(question.id()), receipt);
  }

  private static Receipt receipt(Optional<LetterId> id, Outcome outcome, boolean repeated) {
    return new Receipt(id, INCIDENT, Instant.now(), Map.of(TestHouse.JINHUA, outcome), repeated);
  }

  /** The letters taken in. */
  Map<LetterId, Letter> taken() {
    return Map.copyOf(seen);
  }

  /** The letters that came and could be read, in that order, repeats included. */
  public List<LetterId> read() {
    return List.copyOf(read);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
