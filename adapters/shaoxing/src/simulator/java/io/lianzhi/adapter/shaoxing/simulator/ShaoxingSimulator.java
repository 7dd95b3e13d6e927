package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shaoxing's system, as far as the hub can see it. */
public final class ShaoxingSimulator implements Simulator {
  private final SimulatorSettings settings;
  private final Credentials credentials;
  private final String licence;
  private final Arrivals arrivals = new Arrivals();
  private final SoapServer server;
  private volatile Behaviour behaviour = Behaviour.NORMAL;

  ShaoxingSimulator(SimulatorSettings settings) {
    this.settings = settings;
    this.credentials = Credentials.read(settings.credentials());
    this.licence =
        Optional.ofNullable(settings.secrets().get("jkxlh"))
            .orElseThrow(() -> new IllegalArgumentException("secret jkxlh is missing"));
    SignatureCheck signatures = new SignatureCheck(credentials.crypto(), () -> behaviour.ahead());
    LetterService letters = new LetterService(signatures, arrivals);
    ObjectService objects = new ObjectService(licence, arrivals, () -> behaviour);
    this.server =
        new SoapServer(settings.port(), credentials.tls(), () -> behaviour)
            .serve(
                "/services/letters",
                "application/soap+xml; charset=utf-8",
                Misbehaviour.SOAP12,
                letters::answer)
            .serve(
                "/services/objects",
                "text/xml; charset=utf-8",
                Misbehaviour.SOAP11,
                objects::answer)
            .start();
  }

  /**
   * Runs alone until stopped: {@code PORT HUB CREDENTIALS-FOLDER}, the licence key in the
   * environment variable {@code JKXLH}.
   */
  public static void main(String[] arguments) throws InterruptedException {
    SimulatorSettings settings =
        new SimulatorSettings(
            new PartyId("shaoxing"),
            Integer.parseInt(arguments[0]),
            URI.create(arguments[1]),
            Path.of(arguments[2]),
            Map.of("jkxlh", Optional.ofNullable(System.getenv("JKXLH")).orElse("")));
    try (ShaoxingSimulator simulator = new ShaoxingSimulator(settings)) {
      System.out.println("绍兴 listens on https://localhost:" + simulator.port());
      Thread.currentThread().join();
    }
  }

  @Override
  public int port() {
    return server.port();
  }

  Sending sending() {
    return new Sending(settings, credentials, licence, arrivals, () -> behaviour);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("url", "https://localhost:" + port());
  }

  @Override
  public List<Act> day(long seed, int letters) {
    return new DayOfLetters(seed, sending()).acts(letters);
  }

  @Override
  public List<Arrived> arrived() {
    return arrivals.list();
  }

  @Override
  public List<Arrived> answered() {
    return arrivals.given();
  }

  @Override
  public Counts counts() {
    return arrivals.counts();
  }

  /** Under how many serial numbers Shaoxing holds a letter: never more than one. */
  public int held(LetterId letter) {
    return arrivals.held(letter);
  }

  @Override
  public void behave(String name) {
    Behaviour changed = Behaviour.of(name);
    boolean expired = changed == Behaviour.EXPIRED_CERTIFICATE;
    if (expired || behaviour == Behaviour.EXPIRED_CERTIFICATE) {
      server.restart(expired ? credentials.expiredTls() : credentials.tls());
    }
    behaviour = changed;
  }

  @Override
  public void close() {
    server.close();
  }
}
