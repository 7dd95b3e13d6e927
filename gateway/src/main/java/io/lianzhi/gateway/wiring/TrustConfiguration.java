package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.credential.HubKeys;
import io.lianzhi.gateway.credential.StoredNonces;
import io.lianzhi.gateway.edge.AnswerKeys;
import io.lianzhi.security.envelope.Suite;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what the door trusts, and by which others trust it. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
  @Bean(destroyMethod = "close")
  StoredNonces nonces(DataSource database, HubKeys keys, Clock clock, MeterRegistry meters) {
    return new StoredNonces(
        database,
        keys.keystore().indexKey("nonces", Suite.INTERNATIONAL),
        clock,
        HubConfiguration.batches(meters, "nonces"));
  }

  @Bean
  AnswerKeys answerKeys(HubKeys keys) {
    return party -> keys.signingKey(party.credentials().suite());
  }
}
