package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * By which ways people are told that a certificate ends soon, besides the list.
 *
 * @param mail by mail; not without a host
 * @param hook by a web-hook; not without a url
 */
@Validated
@ConfigurationProperties("lianzhi.warnings")
public record WarningProperties(
    @NotNull @Valid @DefaultValue Mail mail, @NotNull @Valid @DefaultValue Hook hook) {

  /**
   * Mail, over SMTP in TLS from the first byte.
   *
   * @param host of the mail server; empty where no mail is sent
   * @param user empty where the server wants none
   * @param from the sender's address
   * @param to addresses, apart by commas
   * @param ca file of the authorities that the server's certificate may come from
   */
  public record Mail(
      @NotNull @DefaultValue("") String host,
      @Min(1) @Max(65_535) @DefaultValue("465") int port,
      @NotNull @DefaultValue("") String user,
      @NotNull @DefaultValue("") Secret password,
      @NotNull @DefaultValue("") String from,
      @NotNull @DefaultValue("") String to,
      @NotNull @DefaultValue("") String ca) {}

  /**
   * A web-hook over HTTPS.
   *
   * @param url where the document is posted; empty where there is none
   * @param secret under which it is signed
   * @param ca file of the authorities that the server's certificate may come from
   */
  public record Hook(
      @NotNull @DefaultValue("") String url,
      @NotNull @DefaultValue("") Secret secret,
      @NotNull @DefaultValue("") String ca) {}
}
