package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Role;
import io.lianzhi.gateway.credential.CredentialDesk;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.RevocationReason;
import io.lianzhi.gateway.credential.TwoNodes;
import io.lianzhi.security.certificates.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database: what is revoked at the one is refused at the other. */
class WithdrawnAtTheDoorTest {
  private static final String REQUEST = "GET /v1/waiting HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final Administrator SECURITY =
      new Administrator("security", Role.SECURITY_ADMINISTRATOR, new PartyId("jinhua"), "");

  @Test
  void anOpenConnectionIsRefusedAndAnotherCertificateOfThePartyGoesOn(@TempDir Path home)
      throws Exception {
    try (RunningHub here = new RunningHub(home, TestDatabase.freshUrl());
        RunningHub there = here.another();
        SSLSocket withdrawn = connect(there, there.tls("hangzhou"));
        SSLSocket other = connect(there, there.spare("hangzhou"))) {
      assertThat(ask(withdrawn)).isEqualTo("HTTP/1.1 200 ");
      assertThat(ask(other)).isEqualTo("HTTP/1.1 200 ");

      revoke(here, there.tls("hangzhou"));

      assertThat(TwoNodes.comesTrue(() -> ask(withdrawn).equals("HTTP/1.1 401 "))).isTrue();
      assertThat(ask(other)).isEqualTo("HTTP/1.1 200 ");
      try (SSLSocket again = connect(there, there.tls("hangzhou"))) {
        assertThat(ask(again)).isEqualTo("HTTP/1.1 401 ");
      }
    }
  }

  private static void revoke(RunningHub hub, Identity identity) {
    CredentialDesk desk = hub.part(CredentialDesk.class);
    String fingerprint = Credentials.fingerprint(identity.certificate());
    desk.all().stream()
        .filter(each -> each.fingerprint().stream().anyMatch(fingerprint::equals))
        .forEach(each -> desk.revoke(SECURITY, each.number(), RevocationReason.KEY_COMPROMISE));
  }

  private static SSLSocket connect(RunningHub hub, Identity identity) throws IOException {
    SSLSocket socket =
        (SSLSocket) hub.context(identity).getSocketFactory().createSocket("localhost", hub.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Asks on an open connection, and gives the answer's first line. */
  private static String ask(SSLSocket socket) {
    try {
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String status = Optional.ofNullable(in.readLine()).orElse("");
      readBody(in, headers(in));
      return status;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String headers(BufferedReader in) throws IOException {
    StringBuilder headers = new StringBuilder("\n");
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      headers.append(line.toLowerCase(Locale.ROOT)).append('\n');
    }
    return headers.toString();
  }

  /** By its length, or chunk by chunk. */
  private static void readBody(BufferedReader in, String headers) throws IOException {
    Matcher length = Pattern.compile("\ncontent-length: *([0-9]+)\n").matcher(headers);
    if (length.find()) {
      skip(in, Integer.parseInt(length.group(1)));
    } else if (headers.contains("\ntransfer-encoding: chunked\n")) {
      int chunk;
      do {
        chunk = Integer.parseInt(in.readLine(), 16);
        skip(in, chunk);
        in.readLine();
      } while (chunk > 0);
    }
  }

  private static void skip(BufferedReader in, int characters) throws IOException {
    for (int i = 0; i < characters; i++) {
      in.read();
    }
  }
}
