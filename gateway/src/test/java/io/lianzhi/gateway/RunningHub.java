package io.lianzhi.gateway;

import io.lianzhi.gateway.edge.OfficeConnector;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.http.HttpFields;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.tls.NationalTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole hub on a real PostgreSQL. Jinhua and Hangzhou speak its API and fetch what waits;
 * Shaoxing speaks SOAP, has no memorandum with anybody, and is never called.
 */
final class RunningHub implements AutoCloseable {
  static final List<String> PARTIES = List.of("jinhua", "hangzhou", "shaoxing");

  private static final String MEMORANDUM =
      """
      id: JH-HZ
      title: 备忘录
      parties: [jinhua, hangzhou]
      from: 2021-03-01
      to: 2998-12-31
      clauses:
        - number: "5.1"
          from: [jinhua]
          to: [hangzhou]
          kind: OVERLOAD_RECORD
          purposes: [OVERLOAD_CONTROL]
          fields: [station, stationName, vehicleType, axles, overMass]
          proof: SIGNATURE
          retention: P6M
        - number: "5.9"
          from: [jinhua]
          to: [hangzhou]
          kind: OVERLOAD_RECORD
          purposes: [COLD_CHAIN]
          fields: [station]
          proof: CHANNEL
          retention: P6M
          until: 2021-10-31
      """;
  private static final String YET_TO_COME =
      """
      id: JH-HZ-2999
      title: 续签备忘录
      parties: [jinhua, hangzhou]
      from: 2999-01-01
      to: 2999-12-31
      clauses:
        - number: "7"
          from: [jinhua]
          to: [hangzhou]
          kind: OVERLOAD_RECORD
          purposes: [STATISTICS]
          fields: [station]
          proof: CHANNEL
          retention: P6M
      """;

  private final CertificateAuthority nationalAuthority =
      CertificateAuthority.create("CN=national parties", SignatureAlgorithm.SM2_SM3, validity());
  private final Path home;
  private final Set<String> nationals;
  private final String databaseUrl;
  private final List<String> more;
  private final ConfigurableApplicationContext context;
  private final Map<String, Credentials> credentials = new TreeMap<>();

  /** What a party shows, may show besides, in either TLS, and signs with. */
  private record Credentials(Identity tls, Identity spare, Identity national, Identity signing) {}

  /** A signed request, which can be tampered with or sent twice. */
  record Signed(String method, String path, Map<String, String> headers, byte[] body) {
    Signed withBody(byte[] other) {
      return new Signed(method, path, headers, other);
    }
  }

  RunningHub(Path home, String databaseUrl) {
    this(home, databaseUrl, List.of());
  }

  /**
   * The same, told more.
   *
   * @param databaseUrl empty for an embedded PostgreSQL in its home
   * @param more arguments besides the usual ones
   */
  RunningHub(Path home, String databaseUrl, List<String> more) {
    this(home, databaseUrl, Map.of(), Set.of(), more);
  }

  /**
   * The same with more memoranda.
   *
   * @param memoranda texts by the names of their files
   * @param nationals parties that sign in SM2
   */
  RunningHub(Path home, String databaseUrl, Map<String, String> memoranda, Set<String> nationals) {
    this(home, databaseUrl, memoranda, nationals, List.of());
  }

  private RunningHub(
      Path home,
      String databaseUrl,
      Map<String, String> memoranda,
      Set<String> nationals,
      List<String> more) {
    this.home = home;
    this.nationals = Set.copyOf(nationals);
    this.databaseUrl = databaseUrl;
    this.more = List.copyOf(more);
    CertificateAuthority authority =
        CertificateAuthority.create("CN=parties", SignatureAlgorithm.ECDSA_P256_SHA256, validity());
    try {
      Files.createDirectories(codes());
      Path folder = Files.createDirectories(home.resolve("memoranda"));
      Files.writeString(folder.resolve("hangzhou.yaml"), MEMORANDUM);
      Files.writeString(folder.resolve("renewed.yaml"), YET_TO_COME);
      for (Map.Entry<String, String> each : memoranda.entrySet()) {
        Files.writeString(folder.resolve(each.getKey()), each.getValue());
      }
      for (String party : PARTIES) {
        credentials.put(party, issue(authority, party));
      }
      // Whom the hub has never heard of.
      credentials.put("stranger", issue(authority, "stranger"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    this.context = run();
  }

  private RunningHub(RunningHub first) {
    this.home = first.home;
    this.nationals = first.nationals;
    this.databaseUrl = first.databaseUrl;
    this.more = first.more;
    credentials.putAll(first.credentials);
    this.context = run();
  }

  /** One more node of this hub: beside it, or, where it has been closed, in its place. */
  RunningHub another() {
    return new RunningHub(this);
  }

  private ConfigurableApplicationContext run() {
    return new SpringApplicationBuilder(Gateway.class)
        .run(Stream.concat(arguments().stream(), more.stream()).toArray(String[]::new));
  }

  /** Where the door is. */
  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** The client certificate that the party shows. */
  Identity tls(String party) {
    return of(party).tls();
  }

  /** Another one of the party. */
  Identity spare(String party) {
    return of(party).spare();
  }

  /** TLS of whoever shows itself so, and trusts this hub. */
  SSLContext context(Identity identity) throws IOException {
    return Tls.context(
        identity, Pem.read(home.resolve("hub").resolve("certificates").resolve("ca.pem")));
  }

  /** The tables that it writes. */
  DataSource database() {
    return context.getBean(DataSource.class);
  }

  /** The folder of newer tables of codes; empty at first. */
  Path codes() {
    return home.resolve("codes");
  }

  private Credentials issue(CertificateAuthority authority, String party) throws IOException {
    Identity tls = authority.issueClient("CN=" + party, validity());
    Identity spare = authority.issueClient("CN=" + party, validity());
    Identity national =
        nationalAuthority.issueClient("CN=" + party, SignatureAlgorithm.SM2_SM3, validity());
    Identity signing =
        authority.issueSigning(
            "CN=" + party + " signing",
            nationals.contains(party)
                ? SignatureAlgorithm.SM2_SM3
                : SignatureAlgorithm.ECDSA_P256_SHA256,
            validity());
    Path own = Files.createDirectories(home.resolve("credentials").resolve(party));
    Pem.write(
        own.resolve("tls.pem"),
        Stream.of(tls, spare, national).flatMap(each -> each.chain().stream()).toList());
    Pem.write(own.resolve("signing.pem"), signing.chain());
    Pem.write(own.resolve("ca.pem"), authority.identity().chain());
    return new Credentials(tls, spare, national, signing);
  }

  private static Validity validity() {
    Instant now = Instant.now();
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--lianzhi.hub.party=jinhua",
                "--lianzhi.hub.home=" + home.resolve("hub"),
                "--lianzhi.hub.passphrase=a passphrase for tests",
                "--lianzhi.hub.memoranda=" + home.resolve("memoranda"),
                "--lianzhi.hub.codes=" + codes(),
                "--lianzhi.store.url=" + databaseUrl,
                "--lianzhi.store.user=postgres",
                "--lianzhi.door.port=0",
                "--lianzhi.administration.port=0",
                "--lianzhi.door.max-body=64KB",
                "--management.server.port=0",
                "--lianzhi.parties.shaoxing.settings.url=https://localhost:1",
                "--lianzhi.parties.shaoxing.secrets.jkxlh=a secret"));
    for (String party : PARTIES) {
      boolean soap = party.equals("shaoxing");
      String prefix = "--lianzhi.parties." + party + ".";
      arguments.add(prefix + "adapter=" + (soap ? "shaoxing" : "standard"));
      arguments.add(prefix + "region=330" + (700 - 100 * PARTIES.indexOf(party)));
      arguments.add(prefix + "name-zh=" + party);
      arguments.add(prefix + "name-en=" + party);
      arguments.add(prefix + "credentials=" + home.resolve("credentials").resolve(party));
      arguments.add(prefix + "suite=" + (nationals.contains(party) ? "NATIONAL" : "INTERNATIONAL"));
      if (!soap) {
        arguments.add(prefix + "settings.handover=pulled");
      }
    }
    return arguments;
  }

  /** A request of that party, signed afresh, for whichever node it goes to. */
  Signed sign(String party, String method, String path, byte[] body) {
    Identity signing = of(party).signing();
    HttpFields typed =
        name -> name.equals("content-type") ? List.of("application/json") : List.of();
    Map<String, String> headers =
        new TreeMap<>(
            MessageSignatures.sign(
                io.lianzhi.security.http.HttpRequest.of(method, uri(path), typed),
                body,
                signing.signingKey(Certificates.fingerprint(signing.certificate())),
                Instant.now()));
    headers.put("Host", uri(path).getAuthority());
    return new Signed(method, path, headers, body);
  }

  /** Sends a request as it is, by a connection of that party, and asks for that language. */
  HttpResponse<String> send(String party, Signed signed, String language)
      throws IOException, InterruptedException {
    return send(client(party), signed, language);
  }

  /** The same by another connection. */
  HttpResponse<String> send(HttpClient client, Signed signed, String language)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(signed.path()))
            .method(signed.method(), BodyPublishers.ofByteArray(signed.body()))
            .header("Content-Type", "application/json")
            .header("Accept-Language", language);
    signed.headers().forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String party, String path) throws IOException, InterruptedException {
    return send(party, sign(party, "GET", path, new byte[0]), "zh");
  }

  /** What is at that path, byte for byte. */
  HttpResponse<byte[]> fetch(String party, String path) throws IOException, InterruptedException {
    Signed signed = sign(party, "GET", path, new byte[0]);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).GET().header("Content-Type", "application/json");
    signed.headers().forEach(request::header);
    return client(party).send(request.build(), BodyHandlers.ofByteArray());
  }

  /** A part of the hub itself. */
  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** A request to the parties' door, by nobody. */
  HttpResponse<String> sendWithoutCertificate(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .method(method, BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .build();
    return anonymous().send(request, BodyHandlers.ofString());
  }

  /** A request to the port of health and metrics. */
  HttpResponse<String> manage(String path) throws IOException, InterruptedException {
    int port = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).GET().build(), BodyHandlers.ofString());
  }

  /** A request to the administrators' port, without a client certificate. */
  URI office(String path) {
    return URI.create("https://localhost:" + context.getBean(OfficeConnector.class).port() + path);
  }

  /** What trusts the hub and shows nothing. */
  HttpClient anonymous() throws IOException {
    SSLContext tls =
        Tls.anonymousContext(
            Pem.read(home.resolve("hub").resolve("certificates").resolve("ca.pem")));
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
  }

  /** Where it keeps things. */
  Path home() {
    return home.resolve("hub");
  }

  private HttpClient client(String party) throws IOException {
    return client(ordinaryTls(party));
  }

  /** What a party calls with that speaks national TLS. */
  HttpClient nationalClient(String party) throws IOException {
    return client(NationalTls.context(of(party).national(), nationalAnchors()));
  }

  /** The same of somebody with any SM2 certificate. */
  HttpClient nationalClient(Identity anybody) throws IOException {
    return client(NationalTls.context(anybody, nationalAnchors()));
  }

  List<X509Certificate> nationalAnchors() throws IOException {
    return Pem.read(home.resolve("hub").resolve("certificates").resolve("ca-national.pem"));
  }

  private static HttpClient client(SSLContext tls) {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
  }

  SSLContext ordinaryTls(String party) throws IOException {
    return Tls.context(
        of(party).tls(), Pem.read(home.resolve("hub").resolve("certificates").resolve("ca.pem")));
  }

  private Credentials of(String party) {
    return Objects.requireNonNull(credentials.get(party), party);
  }

  private URI uri(String path) {
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return URI.create("https://localhost:" + port + path);
  }

  @Override
  public void close() {
    context.close();
  }
}
