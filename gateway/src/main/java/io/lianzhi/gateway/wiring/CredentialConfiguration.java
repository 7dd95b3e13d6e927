package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.credential.CredentialRegister;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the life of parties' credentials. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {
  /** It starts once the parties sit, and before anything of theirs is let in. */
  @Bean(destroyMethod = "close")
  CredentialRegister credentialRegister(DataSource database, HubProperties hub, Clock clock) {
    return new CredentialRegister(database, new PartyId(hub.party()), clock);
  }
}
