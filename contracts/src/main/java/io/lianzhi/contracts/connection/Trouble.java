package io.lianzhi.contracts.connection;

import io.lianzhi.contracts.http.NotNow;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * What stands in the way to a party's system, in words for those who have to mend it, and whose
 * move it is.
 *
 * @param exactly the error as the machine gave it, at most 300 printable characters
 */
public record Trouble(Kind kind, String exactly) {
  private static final int LONGEST = 300;

  /** What it is. */
  public enum Kind {
    NAME_UNKNOWN("the name of their system is not known here", "对方系统的域名无法解析"),
    NOBODY_LISTENS("nobody listens there, or a firewall refuses", "对方端口无人监听，或被防火墙拒绝"),
    NO_ANSWER("no answer in time", "对方未在规定时间内应答"),
    THEIR_CERTIFICATE_UNTRUSTED(
        "their certificate is from no authority that is trusted for them", "对方证书不是由约定的机构签发"),
    THEIR_CERTIFICATE_EXPIRED("their certificate has ended", "对方证书已过期"),
    THEIR_CERTIFICATE_NOT_YET_VALID("their certificate has not begun", "对方证书尚未生效"),
    THEIR_CERTIFICATE_FOR_ANOTHER_NAME("their certificate is for another name", "对方证书与所连接的名称不符"),
    OUR_CERTIFICATE_REFUSED("they refuse our certificate", "对方拒绝本方证书"),
    NO_COMMON_TLS(
        "no version or suite of TLS that both sides speak, or they refuse our certificate",
        "双方没有共同的 TLS 版本或算法套件，或对方拒绝本方证书"),
    HOST_KEY_UNKNOWN("their server shows a host key that is not pinned", "对方服务器出示的主机密钥未登记"),
    CREDENTIAL_REFUSED("they answered, and do not let us in", "对方已应答，但不予放行"),
    NO_SECRET(
        "no secret counts that could be shown to them: none was approved, or it is withdrawn or"
            + " over",
        "没有可向对方出示的有效密钥：尚未批准，或已停用、过期"),
    ANSWERED_STRANGELY("they answered, and not as agreed", "对方已应答，但与约定不符"),
    OTHER("the connection broke", "连接中断");

    private final String english;
    private final String chinese;

    Kind(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    public String english() {
      return english;
    }

    public String chinese() {
      return chinese;
    }
  }

  public Trouble {
    String printable = exactly.replaceAll("\\p{Cntrl}+", " ").strip();
    exactly = printable.substring(0, Math.min(LONGEST, printable.length()));
  }

  /** What a failed connection met. */
  public static Trouble of(Exception failed) {
    List<Throwable> causes = causes(failed);
    Throwable root = causes.getLast();
    return new Trouble(
        causes.stream().flatMap(cause -> kind(cause).stream()).findFirst().orElse(Kind.OTHER),
        words(root));
  }

  /** An answer's status: whoever answered must let us in, and not have broken down. */
  public static Optional<Trouble> ofStatus(int status) {
    if (status == 401 || status == 403) {
      return Optional.of(new Trouble(Kind.CREDENTIAL_REFUSED, "HTTP " + status));
    }
    return status >= 500
        ? Optional.of(new Trouble(Kind.ANSWERED_STRANGELY, "HTTP " + status))
        : Optional.empty();
  }

  private static List<Throwable> causes(Throwable failed) {
    return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .toList();
  }

  private static String words(Throwable root) {
    return root.getClass().getSimpleName()
        + Optional.ofNullable(root.getMessage()).map(": "::concat).orElse("");
  }

  private static Optional<Kind> kind(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> Optional.of(Kind.NAME_UNKNOWN);
      case java.nio.channels.UnresolvedAddressException _ -> Optional.of(Kind.NAME_UNKNOWN);
      case HttpTimeoutException _ -> Optional.of(Kind.NO_ANSWER);
      case ConnectException refused when unresolved(refused) -> Optional.of(Kind.NAME_UNKNOWN);
      case ConnectException _ -> Optional.of(Kind.NOBODY_LISTENS);
      case NoRouteToHostException _ -> Optional.of(Kind.NOBODY_LISTENS);
      case InterruptedIOException _ -> Optional.of(Kind.NO_ANSWER);
      case SSLException broken -> Optional.of(ofTls(broken));
      case NotNow answer -> Optional.of(of(answer.because()));
      default -> Optional.empty();
    };
  }

  private static Kind of(NotNow.Cause cause) {
    return switch (cause) {
      case ANSWER -> Kind.ANSWERED_STRANGELY;
      case REFUSED -> Kind.CREDENTIAL_REFUSED;
      case NOTHING_TO_SHOW -> Kind.NO_SECRET;
    };
  }

  /** The platform's client says both with one type, and the truth in its cause. */
  private static boolean unresolved(ConnectException refused) {
    return causes(refused).stream()
        .anyMatch(cause -> cause instanceof java.nio.channels.UnresolvedAddressException);
  }

  private static Kind ofTls(SSLException broken) {
    List<Throwable> causes = causes(broken);
    if (causes.stream().anyMatch(cause -> cause instanceof CertificateExpiredException)) {
      return Kind.THEIR_CERTIFICATE_EXPIRED;
    }
    if (causes.stream().anyMatch(cause -> cause instanceof CertificateNotYetValidException)) {
      return Kind.THEIR_CERTIFICATE_NOT_YET_VALID;
    }
    String words = Optional.ofNullable(causes.getLast().getMessage()).orElse("");
    if (words.startsWith("No subject alternative") || words.startsWith("No name matching")) {
      return Kind.THEIR_CERTIFICATE_FOR_ANOTHER_NAME;
    }
    if (causes.stream().anyMatch(cause -> cause instanceof CertPathBuilderException)) {
      return Kind.THEIR_CERTIFICATE_UNTRUSTED;
    }
    return ofAlert(words);
  }

  /** Alerts of RFC 8446 6.2, as they were sent by the other side. */
  private static Kind ofAlert(String words) {
    if (!words.contains("alert")) {
      return Kind.OTHER;
    }
    return Stream.of("certificate", "unknown_ca", "access_denied").anyMatch(words::contains)
        ? Kind.OUR_CERTIFICATE_REFUSED
        : Kind.NO_COMMON_TLS;
  }
}
