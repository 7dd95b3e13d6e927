package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.Secret;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where letters are kept.
 *
 * @param url JDBC address of a PostgreSQL; empty for the embedded one in the hub's home
 * @param connections for the letter's path, at most, for each node
 * @param readers connections for looking letters up, besides
 * @param embeddedPort the embedded PostgreSQL's port; 0 for any free one
 */
@Validated
@ConfigurationProperties("lianzhi.store")
public record StoreProperties(
    @DefaultValue("") String url,
    @DefaultValue("") String user,
    @DefaultValue("") Secret password,
    @Min(6) @DefaultValue("12") int connections,
    @Min(1) @DefaultValue("4") int readers,
    @Min(0) @DefaultValue("0") int embeddedPort) {}
