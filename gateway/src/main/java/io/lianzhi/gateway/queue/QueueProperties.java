package io.lianzhi.gateway.queue;

import io.lianzhi.gateway.credential.Secret;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The broker of the parties that have a queue line.
 *
 * @param brokers {@code host:port} of an external Artemis, several of a cluster apart by commas;
 *     empty for the embedded one in the hub's home
 * @param user at an external broker, beside the hub's TLS certificate; empty for none
 * @param ca file of the authorities that an external broker's certificate may come from
 * @param memory of the embedded broker for waiting messages of all queues together; more wait on
 *     disk
 * @param batch how many messages of a party are taken in with one transaction at most
 */
@Validated
@ConfigurationProperties("lianzhi.queues")
public record QueueProperties(
    @DefaultValue("") String brokers,
    @DefaultValue("") String user,
    @DefaultValue("") Secret password,
    @DefaultValue("") String ca,
    @DefaultValue("64MB") DataSize memory,
    @Min(1) @Max(1_000) @DefaultValue("256") int batch) {

  /** Where an external broker listens. */
  record Place(String host, int port) {}

  boolean external() {
    return !brokers.isBlank();
  }

  List<Place> places() {
    return Arrays.stream(brokers.split(","))
        .map(String::strip)
        .map(QueueProperties::place)
        .toList();
  }

  private static Place place(String text) {
    int colon = text.lastIndexOf(':');
    return new Place(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  @AssertTrue(message = "brokers must be host:port, several apart by commas")
  boolean isBrokersReadable() {
    return brokers.isBlank()
        || Arrays.stream(brokers.split(","))
            .map(String::strip)
            .allMatch(place -> place.matches("[A-Za-z0-9.\\-\\[\\]:]+:[0-9]{1,5}"));
  }

  @AssertTrue(
      message = "an external broker is trusted by the authorities in ca alone: name the file")
  boolean isCaGivenWhereNeeded() {
    return brokers.isBlank() || !ca.isBlank();
  }

  @AssertTrue(message = "memory must be from 8MB to 4GB")
  boolean isMemorySane() {
    return memory.compareTo(DataSize.ofMegabytes(8)) >= 0
        && memory.compareTo(DataSize.ofGigabytes(4)) <= 0;
  }
}
