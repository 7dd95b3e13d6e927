package io.lianzhi.gateway.queue;

import io.lianzhi.gateway.Parties;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at the embedded broker. Whoever calls is known by the certificate of its
 * connection alone, which is looked at with every act; what user name it gives means nothing. A
 * party writes to its own {@code .in} and reads its own {@code .out}, {@code .receipts} and {@code
 * .dead}; nothing else is allowed to anybody but the hub.
 */
final class Guard implements ActiveMQSecurityManager5 {
  private final Parties parties;
  private final Clock clock;

  Guard(Parties parties, Clock clock) {
    this.parties = parties;
    this.clock = clock;
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String domain) {
    return Optional.ofNullable(connection).flatMap(this::caller).map(Guard::subject).orElse(null);
  }

  /** Whether whoever opened the connection is known still: it may outlive its certificate. */
  boolean knows(RemotingConnection connection) {
    return caller(connection).isPresent();
  }

  private Optional<Caller> caller(RemotingConnection connection) {
    return connection.getTransportConnection() instanceof InVMConnection
        ? Optional.of(new Caller.Hub())
        : party(CertificateUtil.getCertsFromConnection(connection));
  }

  private Optional<Caller> party(X509Certificate @Nullable [] chain) {
    return chain == null || chain.length == 0
        ? Optional.empty()
        : parties
            .find(chain[0], clock.instant())
            .map(known -> new Caller.Known(known.party().id(), known.certificate()));
  }

  private static Subject subject(Caller caller) {
    Subject subject = new Subject();
    subject.getPrincipals().add(caller);
    // By this type the broker stamps the caller's name on each message.
    subject.getPrincipals().add(new UserPrincipal(caller.getName()));
    return subject;
  }

  @Override
  public boolean authorize(
      @Nullable Subject subject, Set<Role> roles, CheckType act, String address) {
    return Optional.ofNullable(subject).stream()
        .flatMap(each -> each.getPrincipals(Caller.class).stream())
        .anyMatch(caller -> may(caller, act, address));
  }

  private static boolean may(Caller caller, CheckType act, String address) {
    return switch (caller) {
      case Caller.Hub() -> true;
      case Caller.Known known -> may(new Addresses(known.party()), act, bare(address));
    };
  }

  private static boolean may(Addresses own, CheckType act, String address) {
    return switch (act) {
      case SEND -> own.mayWrite(address);
      case CONSUME, BROWSE -> own.mayRead(address);
      default -> false;
    };
  }

  /** An address with its queue, as {@code a::a}, is the address: each has one queue of its name. */
  private static String bare(String address) {
    String[] parts = address.split("::", -1);
    return parts.length == 2 && parts[0].equals(parts[1]) ? parts[0] : address;
  }

  @Override
  @NullUnmarked
  public boolean validateUser(String user, String password) {
    return false;
  }

  @Override
  @NullUnmarked
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType checkType) {
    return false;
  }
}
