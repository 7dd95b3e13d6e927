package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.adapter.taizhou.LinkHouse;
import io.lianzhi.adapter.taizhou.Pki;
import io.lianzhi.adapter.taizhou.TaizhouAdapterFactory;
import io.lianzhi.contracts.testkit.LinkHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** A hub with the adapter's link, and Taizhou's platform that calls it, over real sockets. */
final class LinkTable implements AutoCloseable {
  final LinkHouse house;
  final LinkHost hub;
  final LowerPlatform platform;
  private final SSLContext taizhou;
  private volatile LinkBehaviour behaviour;

  private LinkTable(Path folder, boolean newer, LinkBehaviour first) throws IOException {
    this.behaviour = first;
    Pki pki = new Pki();
    this.taizhou = new Credentials(pki.writeTaizhou(folder)).tls();
    int port = free();
    this.platform = new LowerPlatform(port, LinkHouse.PASSWORD, taizhou, newer, () -> behaviour);
    this.house =
        LinkHouse.linked()
            .with("linkPort", "" + port)
            .with("linkEdition", newer ? "2019" : "2011")
            .with("linkBack", "localhost:" + platform.back.port());
    this.hub = new LinkHost(new TaizhouAdapterFactory().open(house.open()), pki.hub());
  }

  static LinkTable set(Path folder, boolean newer, LinkBehaviour first) {
    try {
      return new LinkTable(folder, newer, first);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  void behave(LinkBehaviour changed) {
    behaviour = changed;
  }

  /** Another platform of Taizhou's that calls the same hub. */
  LowerPlatform another(LinkBehaviour how) {
    return new LowerPlatform(house.port(), LinkHouse.PASSWORD, taizhou, false, () -> how);
  }

  /**
   * Time passes, and the platform has been heard since; none passes while the platform is being
   * called back, however slow the machine is: the hub would give up its call.
   */
  boolean passes(Duration time) {
    if (!platform.back.isBeingCalled()) {
      house.clock.advance(time);
    }
    return platform.settle();
  }

  @Override
  public void close() {
    platform.close();
    hub.close();
  }
}
