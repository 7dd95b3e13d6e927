package io.lianzhi.gateway.wiring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The administrators' port.
 *
 * @param port where it listens; 0 takes any free one
 * @param address on which network; this machine's own alone unless said otherwise
 */
@Validated
@ConfigurationProperties("lianzhi.administration")
public record AdministrationProperties(
    @Min(0) @Max(65_535) @DefaultValue("8444") int port,
    @NotNull @DefaultValue("127.0.0.1") InetAddress address) {}
