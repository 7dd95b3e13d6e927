package io.lianzhi.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code contracts/api/asyncapi.yaml}, held against what the queue line does. */
class QueueDescriptionTest {
  private static final Path FOLDER = Path.of("../contracts/api");
  private static final JsonNode ROOT =
      new YAMLMapper().readTree(FOLDER.resolve("asyncapi.yaml").toFile());
  private static final Addresses TAIZHOU = new Addresses(new PartyId("taizhou"));
  private static final JsonMapper JSON = JsonMapper.shared();

  private static String address(String channel) {
    return ROOT.at("/channels/" + channel + "/address")
        .stringValue()
        .replace("{party}", TAIZHOU.party().value());
  }

  /** Follows references within the description. */
  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(ROOT.at(node.get("$ref").stringValue().substring(1))) : node;
  }

  private static JsonNode message(String name) {
    return ROOT.at("/components/messages/" + name);
  }

  private static Set<String> properties(String message) {
    return new TreeSet<>(
        resolved(message(message).get("headers")).get("properties").propertyNames());
  }

  private static Set<String> required(String message) {
    Set<String> names = new TreeSet<>();
    resolved(message(message).get("headers"))
        .path("required")
        .forEach(name -> names.add(name.stringValue()));
    return names;
  }

  @Test
  void itsAddressesAreThePartysOwnAndTheHubWritesWhereThePartyReads() {
    List<String> addresses = new ArrayList<>(TAIZHOU.all());
    addresses.remove(TAIZHOU.stuck());
    assertThat(ROOT.get("channels").propertyNames().stream().map(QueueDescriptionTest::address))
        .containsExactlyInAnyOrderElementsOf(addresses);
    for (JsonNode operation : ROOT.get("operations")) {
      String channel = operation.at("/channel/$ref").stringValue().substring(11);
      boolean sent = operation.get("action").stringValue().equals("send");
      assertThat(TAIZHOU.mayRead(address(channel))).as(channel).isEqualTo(sent);
      assertThat(TAIZHOU.mayWrite(address(channel))).as(channel).isEqualTo(!sent);
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    ROOT.findValues("$ref").stream()
        .map(JsonNode::stringValue)
        .forEach(reference -> {
          if (reference.startsWith("#")) {
            assertThat(ROOT.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
          } else {
            assertThat(FOLDER.resolve(reference)).exists();
          }
        });
  }

  @Test
  void ofAPartysMessageTheHubReadsWhatIsNamedAndNothingElse() {
    ClientMessage message = new ClientMessageImpl(Message.BYTES_TYPE, true, 0, 0, (byte) 4, 1024);
    message.putStringProperty("NATIVE_MESSAGE_ID", "EVT-1");
    message.putStringProperty("JMSType", "type");
    message.putStringProperty("JMS_AMQP_ContentType", "application/json");
    message.putStringProperty("_AMQ_GROUP_ID", "g");
    message.putStringProperty("tenant", "jinhua");
    MessageUtil.setJMSReplyTo(message, SimpleString.of(TAIZHOU.out()));
    RawMessage raw = Exchanged.read(message, "events", TAIZHOU.party(), false);
    Set<String> read = new TreeSet<>(raw.headers().keySet());
    read.remove(":client-certificate");
    read.add("content-type");
    read.add("reply-to");
    assertThat(raw.contentType()).isEqualTo("application/json");
    assertThat(Exchanged.replyTo(message, TAIZHOU)).isEqualTo(TAIZHOU.out());
    assertThat(properties("eventFromParty")).isEqualTo(read);
  }

  @Test
  void aLetterAndAReceiptHaveThePropertiesThatAreNamed() {
    RawMessage raw = new RawMessage("type", "application/json", Map.of(), new byte[0]);
    ClientMessage letter = new ClientMessageImpl(Message.BYTES_TYPE, true, 0, 0, (byte) 4, 1024);
    Exchanged.write(letter, "P-1", raw, "g");
    assertThat(named(letter)).isEqualTo(properties("eventToParty"));
    assertThat(required("eventToParty")).isEqualTo(properties("eventToParty"));
    ClientMessage receipt = new ClientMessageImpl(Message.BYTES_TYPE, true, 0, 0, (byte) 4, 1024);
    Exchanged.answer(receipt, letter, raw);
    assertThat(named(receipt)).isEqualTo(properties("receipt"));
  }

  /** What the broker makes of a message's properties in AMQP 1.0. */
  private static Set<String> named(ClientMessage message) {
    Map<String, String> names =
        Map.of(
            "NATIVE_MESSAGE_ID", "message-id",
            "JMSType", "subject",
            "JMS_AMQP_ContentType", "content-type",
            "_AMQ_GROUP_ID", "group-id",
            "_AMQ_DUPL_ID", "",
            "JMSCorrelationID", "correlation-id");
    Set<String> found = new TreeSet<>();
    message
        .getPropertyNames()
        .forEach(name -> found.add(names.getOrDefault(name.toString(), "unnamed " + name)));
    found.remove("");
    return found;
  }

  @Test
  void itsExamplesFitTheFormsThatTheyAreOf() throws IOException {
    for (String name : List.of("eventFromParty", "eventToParty", "receipt")) {
      JsonNode message = message(name);
      JsonNode payload = resolved(message.get("payload"));
      Schema schema = schema(payload.at("/schema/$ref").stringValue());
      for (JsonNode example : message.get("examples")) {
        assertThat(schema.validate(example.get("payload"))).as(name).isEmpty();
        assertThat(example.get("headers").propertyNames())
            .as(name)
            .isSubsetOf(properties(name))
            .containsAll(required(name));
      }
    }
  }

  private static Schema schema(String file) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JSON.readTree(Files.readString(FOLDER.resolve(file))));
  }

  @Test
  void itsEventsAreGoldenLettersOfTaizhous() throws IOException {
    Path golden = Path.of("../adapters/taizhou/src/test/resources/golden");
    Map<String, String> files =
        Map.of(
            "eventFromParty", "vehicle-query.in.json",
            "eventToParty", "to-taizhou-blacklist-removal.out.json");
    for (Map.Entry<String, String> file : files.entrySet()) {
      byte[] bytes = Files.readAllBytes(golden.resolve(file.getValue()));
      assertThat(
              JSON.readTree(
                  JSON.writeValueAsString(message(file.getKey()).at("/examples/0/payload"))))
          .isEqualTo(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
    }
  }
}
