package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.contracts.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/** Fetches the descriptions of Shaoxing's services: all that can be asked without consequence. */
final class Descriptions {
  private final Keys keys;
  private final ShaoxingProperties properties;

  Descriptions(Keys keys, ShaoxingProperties properties) {
    this.keys = keys;
    this.properties = properties;
  }

  List<Step> test() {
    return Step.take(List.of(plan(properties.objects()), plan(properties.letters())));
  }

  private Step.Plan plan(URI service) {
    URI description = URI.create(service + "?wsdl");
    return new Step.Plan("GET " + description, () -> trouble(fetch(description)));
  }

  private int fetch(URI description) {
    Http http = new Http(keys.tls(), properties.timeouts().connect());
    return http.send(
            HttpRequest.newBuilder(description).timeout(properties.timeouts().read()).build())
        .statusCode();
  }

  private static Optional<Trouble> trouble(int status) {
    return status == 200
        ? Optional.empty()
        : Trouble.ofStatus(status)
            .or(() -> Optional.of(new Trouble(Trouble.Kind.ANSWERED_STRANGELY, "HTTP " + status)));
  }
}
