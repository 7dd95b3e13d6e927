package io.lianzhi.gateway.edge;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The door that parties knock at.
 *
 * @param port where it listens; 0 takes any free one
 * @param maxBody the longest body read, 1 KiB to 64 MiB
 * @param answerWait how long a party's own line is held open for the answer to a question, at most
 *     one minute
 */
@Validated
@ConfigurationProperties("lianzhi.door")
public record DoorProperties(
    @Min(0) @Max(65_535) @DefaultValue("8443") int port,
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("8s") Duration answerWait) {

  @AssertTrue(message = "must be from 1KB to 64MB")
  boolean isMaxBodySane() {
    return maxBody.compareTo(DataSize.ofKilobytes(1)) >= 0
        && maxBody.compareTo(DataSize.ofMegabytes(64)) <= 0;
  }

  @AssertTrue(message = "must be from 0 to 60s")
  boolean isAnswerWaitSane() {
    return !answerWait.isNegative() && answerWait.compareTo(Duration.ofMinutes(1)) <= 0;
  }
}
