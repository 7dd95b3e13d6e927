package io.lianzhi.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.Watch;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.testkit.TestHouse;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.queue.MemoryDoor;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/**
 * Taizhou's own adapter at the gateway's line, spoken to in frames of JT/T 809: the login is one of
 * a public server, the others are computed from the rules.
 */
class TaizhouLinkTest {
  private static final String LOGIN =
      "5B000000480000008510010133EFB8010000000000270F0133EFB8323031383039323031"
          + "32372E302E302E31000000000000000000000000000000000000000000000003296A915D";
  private static final String HEARTBEAT = "5b0000001a0000000110050133efb80100000000000000e3cb5d";

  /** 浙G12345D, yellow-green, at noon of 19 November 2021. */
  private static final String POSITION =
      "5b0000005a020000000012000133efb80100000000000000d5e347313233343544000000000000000000000000"
          + "5e0112020000002400130b07e50c0000073cda7701b55682003e003c0001e240010e002d0000000300000000"
          + "aa6e5d";

  private final MemoryDoor door = new MemoryDoor();

  private static Adapter adapter(int port) {
    Watch watch =
        new Watch(
            new LetterId("JH-1"),
            "金布控1号",
            TestHouse.JINHUA,
            new Matter("JH-1"),
            new Purpose("ROAD_SAFETY"),
            Instant.parse("2021-12-01T00:00:00Z"));
    TestHouse house =
        TestHouse.of(
                new PartyId("taizhou"),
                Map.of(
                    "linkPort", "" + port,
                    "linkUser", "20180920",
                    "linkCentre", "20180920",
                    "linkPlain", "true",
                    "linkFrom", "127.0.0.1"),
                Map.of("link-password", "20180920"))
            .withWatches(
                (plate, at) -> plate.text().equals("浙G12345D") ? List.of(watch) : List.of());
    return ServiceLoader.load(AdapterFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.name().equals("taizhou"))
        .findFirst()
        .orElseThrow()
        .open(house);
  }

  private LinkLines open(int port) throws Exception {
    Instant now = Instant.now();
    Validity today = new Validity(now.minusSeconds(3_600), now.plusSeconds(3_600));
    Identity taizhou =
        CertificateAuthority.create("CN=authority", SignatureAlgorithm.ECDSA_P256_SHA256, today)
            .issueClient("CN=taizhou", today);
    Party party =
        new Party(
            new PartyProfile(new PartyId("taizhou"), new Region("331000"), "台州", "Taizhou"),
            adapter(port),
            new Credentials(Suite.INTERNATIONAL, taizhou.chain(), List.of(), List.of()));
    SSLContext tls = SSLContext.getDefault();
    LinkLines lines =
        new LinkLines(
            new LinkLines.House(
                new Parties(List.of(party)),
                door,
                tls,
                each -> tls,
                Duration.ofMillis(50),
                Clock.systemUTC()),
            new SimpleMeterRegistry());
    lines.start();
    return lines;
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aWatchedVehicleGoesInAndTheHeartbeatBehindItIsAnsweredOnceItIsOnDisk() throws Exception {
    int port = free();
    try (LinkLines lines = open(port);
        Socket platform = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      assertThat(lines.alive()).isTrue();
      platform.setSoTimeout(20_000);
      send(platform, LOGIN);
      assertThat(type(frame(platform.getInputStream()))).isEqualTo(0x1002);
      door.away = true;
      send(platform, POSITION + HEARTBEAT);
      platform.setSoTimeout(500);
      assertThat(isSilent(platform)).isTrue();
      door.away = false;
      platform.setSoTimeout(20_000);
      assertThat(type(frame(platform.getInputStream()))).isEqualTo(0x1006);
    }
    assertThat(Optional.ofNullable(door.taken.poll(1, TimeUnit.SECONDS)))
        .hasValueSatisfying(raw -> {
          assertThat(raw.body()).isEqualTo(HexFormat.of().parseHex(POSITION));
          assertThat(raw.headers())
              .containsEntry("order", "JH-1")
              .containsEntry(":client-address", "127.0.0.1");
        });
  }

  private static boolean isSilent(Socket platform) throws IOException {
    try {
      return platform.getInputStream().read() < 0;
    } catch (SocketTimeoutException silent) {
      return true;
    }
  }

  private static void send(Socket platform, String hex) throws IOException {
    platform.getOutputStream().write(HexFormat.of().parseHex(hex));
  }

  private static byte[] frame(InputStream in) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    for (int each = in.read(); each >= 0; each = in.read()) {
      frame.write(each);
      if (each == 0x5D) {
        break;
      }
    }
    return frame.toByteArray();
  }

  /** MSG_ID, before which nothing is escaped here. */
  private static int type(byte[] frame) {
    return ((frame[9] & 0xFF) << 8) | (frame[10] & 0xFF);
  }
}
