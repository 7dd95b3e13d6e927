package io.lianzhi.gateway.credential;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/** Tells by mail, over SMTP in TLS from the first byte (RFC 8314). */
public final class MailTeller implements Teller {
  private static final String MILLIS = "20000";
  private static final String PROTOCOL = "smtps";

  private final Server server;
  private final Session session;
  private final String from;
  private final String to;

  /**
   * A mail server.
   *
   * @param user empty where it wants none
   * @param tls trusts the server
   */
  public record Server(String host, int port, String user, Secret password, SSLContext tls) {}

  /**
   * @param to addresses, apart by commas
   */
  public MailTeller(Server server, String from, String to) {
    this.server = server;
    this.from = from;
    this.to = to;
    Properties properties = new Properties();
    properties.put("mail.smtps.ssl.socketFactory", server.tls().getSocketFactory());
    properties.put("mail.smtps.ssl.checkserveridentity", "true");
    properties.put("mail.smtps.auth", Boolean.toString(!server.user().isEmpty()));
    properties.put("mail.smtps.connectiontimeout", MILLIS);
    properties.put("mail.smtps.timeout", MILLIS);
    properties.put("mail.smtps.writetimeout", MILLIS);
    this.session = Session.getInstance(properties);
  }

  @Override
  public String way() {
    return "MAIL";
  }

  @Override
  public void tell(ExpiryWarning warning) throws IOException {
    try (Transport transport = session.getTransport(PROTOCOL)) {
      MimeMessage message = message(warning);
      transport.connect(server.host(), server.port(), server.user(), server.password().reveal());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException notNow) {
      throw new IOException("the mail server did not take it", notNow);
    }
  }

  private MimeMessage message(ExpiryWarning warning) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
    message.setSentDate(Date.from(warning.raisedAt()));
    message.setSubject(
        (warning.isOfCertificate()
                ? "联治：证书将于 %d 天内到期 certificate ends: %s %s"
                : "联治：密钥将于 %d 天内到期 secret or host key ends: %s %s")
            .formatted(warning.days(), warning.party(), warning.what()),
        StandardCharsets.UTF_8.name());
    message.setText(
        """
        参与方 party: %s
        用途 purpose: %s
        到期 ends: %s
        证书指纹或登记编号 fingerprint (SHA-256), or place in the register: %s
        """
            .formatted(warning.party(), warning.what(), warning.until(), warning.fingerprint()),
        StandardCharsets.UTF_8.name());
    return message;
  }
}
