package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.credential.CallTls;
import io.lianzhi.gateway.credential.Secret;
import io.lianzhi.gateway.credential.SigningDuty;
import io.lianzhi.gateway.queue.QueueProperties;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {
  private static final Path EXAMPLE = Path.of("application-example.yaml");

  private static Map<String, String> defaults(Class<? extends Record> properties) {
    Map<String, String> defaults = new TreeMap<>();
    for (RecordComponent component : properties.getRecordComponents()) {
      DefaultValue value =
          Arrays.stream(properties.getDeclaredConstructors()[0].getParameters())
              .filter(parameter -> parameter.getName().equals(component.getName()))
              .findFirst()
              .orElseThrow()
              .getAnnotation(DefaultValue.class);
      defaults.put(component.getName(), value == null ? "(none)" : String.join(",", value.value()));
    }
    return defaults;
  }

  @Test
  void everyKeyAndDefaultIsListedHere() {
    assertThat(defaults(HubProperties.class))
        .isEqualTo(
            Map.of(
                "party", "(none)",
                "home", "(none)",
                "passphrase", "(none)",
                "hosts", "localhost,127.0.0.1",
                "memoranda", "(none)",
                "codes", "",
                "parkAfter", "7d",
                "revocationLists", ""));
    assertThat(defaults(AdministrationProperties.class))
        .isEqualTo(Map.of("port", "8444", "address", "127.0.0.1"));
    assertThat(defaults(TlcpProperties.class))
        .isEqualTo(
            Map.of(
                "provider", "",
                "protocol", "TLCPv1.1",
                "suites", "",
                "handsOverPrivateKeys", "false"));
    assertThat(defaults(StoreProperties.class))
        .isEqualTo(
            Map.of(
                "url", "",
                "user", "",
                "password", "",
                "connections", "12",
                "readers", "4",
                "embeddedPort", "0"));
    assertThat(defaults(QueueProperties.class))
        .isEqualTo(
            Map.of(
                "brokers", "",
                "user", "",
                "password", "",
                "ca", "",
                "memory", "64MB",
                "batch", "256"));
    assertThat(defaults(WarningProperties.Mail.class))
        .isEqualTo(
            Map.of(
                "host", "",
                "port", "465",
                "user", "",
                "password", "",
                "from", "",
                "to", "",
                "ca", ""));
    assertThat(defaults(WarningProperties.Hook.class))
        .isEqualTo(Map.of("url", "", "secret", "", "ca", ""));
    assertThat(defaults(PartyProperties.Entry.class))
        .isEqualTo(
            Map.of(
                "adapter", "(none)",
                "region", "(none)",
                "nameZh", "(none)",
                "nameEn", "(none)",
                "credentials", "(none)",
                "suite", "INTERNATIONAL",
                "signing", "REQUIRED",
                "tls", "INTERNATIONAL",
                "settings", "",
                "secrets", ""));
  }

  @Test
  void theExampleNamesEveryKey() throws IOException {
    String example = Files.readString(EXAMPLE);
    List<Class<? extends Record>> all =
        List.of(
            AdministrationProperties.class,
            HubProperties.class,
            QueueProperties.class,
            StoreProperties.class,
            TlcpProperties.class,
            WarningProperties.class,
            WarningProperties.Mail.class,
            WarningProperties.Hook.class,
            PartyProperties.Entry.class);
    for (Class<? extends Record> properties : all) {
      for (RecordComponent component : properties.getRecordComponents()) {
        String key =
            component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        assertThat(example).contains(" " + key + ":");
      }
    }
  }

  @Test
  void secretsAreBoundAndNeverPrinted() {
    Map<String, Object> source =
        Map.of(
            "lianzhi.hub.party", "jinhua",
            "lianzhi.hub.home", "home",
            "lianzhi.hub.memoranda", "memoranda",
            "lianzhi.hub.passphrase", "nobody-reads-this",
            "lianzhi.store.password", "nobody-reads-this",
            "lianzhi.parties.hangzhou.signing", "none",
            "lianzhi.parties.hangzhou.tls", "national",
            "lianzhi.parties.hangzhou.secrets.client-secret", "nobody-reads-this");
    HubProperties hub = bind(source, "lianzhi.hub", HubProperties.class);
    StoreProperties store = bind(source, "lianzhi.store", StoreProperties.class);
    PartyProperties parties = bind(source, "lianzhi", PartyProperties.class);
    assertThat(hub + " " + store + " " + parties).doesNotContain("nobody-reads-this");
    assertThat(hub.passphrase().reveal()).isEqualTo("nobody-reads-this");
    assertThat(store.password().reveal()).isEqualTo("nobody-reads-this");
    assertThat(parties.parties().values())
        .singleElement()
        .satisfies(hangzhou -> {
          assertThat(hangzhou.signing()).isEqualTo(SigningDuty.NONE);
          assertThat(hangzhou.tls()).isEqualTo(CallTls.NATIONAL);
          assertThat(hangzhou.secrets()).containsOnlyKeys("client-secret");
          assertThat(hangzhou.secrets().values())
              .extracting(Secret::reveal)
              .containsExactly("nobody-reads-this");
        });
  }

  @Test
  void aVariableThatNobodySetIsNoSecret() {
    Map<String, Object> source = Map.of("lianzhi.store.password", "${LIANZHI_STORE_PASSWORD}");
    assertThatThrownBy(() -> bind(source, "lianzhi.store", StoreProperties.class))
        .hasStackTraceContaining("the environment does not say");
    assertThat(bind(Map.of(), "lianzhi.store", StoreProperties.class).password().reveal())
        .isEmpty();
  }

  @Test
  void theRevocationListsAreOnTheWebOrNowhere() {
    for (String nowhere : List.of("list.crl", "file:///etc", "https:///lists", "https://a/?b")) {
      assertThatThrownBy(() -> listsAt(nowhere))
          .as(nowhere)
          .hasStackTraceContaining("revocation-lists");
    }
    assertThat(listsAt("").revocationFolder()).isEmpty();
    assertThat(listsAt("https://crl.example.cn/lianzhi").revocationFolder())
        .hasValue(URI.create("https://crl.example.cn/lianzhi/"));
    assertThat(listsAt("http://crl.example.cn/").revocationFolder())
        .hasValue(URI.create("http://crl.example.cn/"));
  }

  private static HubProperties listsAt(String folder) {
    Map<String, Object> source =
        Map.of(
            "lianzhi.hub.party", "jinhua",
            "lianzhi.hub.home", "home",
            "lianzhi.hub.memoranda", "memoranda",
            "lianzhi.hub.passphrase", "nobody-reads-this",
            "lianzhi.hub.revocation-lists", folder);
    return bind(source, "lianzhi.hub", HubProperties.class);
  }

  private static <T> T bind(Map<String, Object> source, String prefix, Class<T> type) {
    return new Binder(new MapConfigurationPropertySource(source)).bindOrCreate(prefix, type);
  }
}
