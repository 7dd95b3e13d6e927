package io.lianzhi.adapter.shaoxing;

import io.lianzhi.adapter.shaoxing.generated.letters.Letter;
import io.lianzhi.adapter.shaoxing.generated.letters.LetterExchange;
import io.lianzhi.adapter.shaoxing.generated.letters.ObjectFactory;
import io.lianzhi.adapter.shaoxing.generated.objects.ObjectAccess;
import io.lianzhi.contracts.House;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.ws.Holder;
import jakarta.xml.ws.WebServiceException;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.logging.FaultListener;
import org.apache.wss4j.common.util.WSTimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Calls Shaoxing's two services over mutual TLS. Made once, used by many threads; letters are
 * signed afresh at every call.
 */
final class ShaoxingClient {
  private static final JAXBContext LETTERS = letters();

  private final String system;
  private final House house;
  private final ObjectAccess objects;
  private final LetterExchange exchange;

  ShaoxingClient(House house, ShaoxingProperties properties) {
    this.system = properties.system();
    this.house = house;
    Bus bus = new CXFBusFactory().createBus();
    FaultListener quiet = (fault, description, message) -> false; // its delivery says it
    bus.setProperty(FaultListener.class.getName(), quiet);
    Services services = new Services(bus, house.keys().tls(), properties);
    this.objects = services.soap11(ObjectAccess.class, properties.objects());
    this.exchange = services.soap12(LetterExchange.class, properties.letters());
    WSTimeSource stamped = () -> house.clock().instant().minus(properties.clocks().backdate());
    ClientProxy.getClient(exchange)
        .getOutInterceptors()
        .add(WsSecurity.signing(house.keys(), stamped));
  }

  /**
   * Calls the operation of {@code id}.
   *
   * @param document the inner document, not encoded
   * @return the inner document of the answer, encoded as it came; empty where there was none
   * @throws WebServiceException where there was no answer, or a fault
   * @throws io.lianzhi.contracts.http.NotNow where no licence counts now
   */
  String object(ObjectId id, String document) {
    String licence = house.secrets().shared(ShaoxingAdapter.LICENCE);
    String xml = UrlText.encode(document);
    return text(
        switch (id) {
          case VEHICLE_QUESTION -> objects.queryObjectOut(system, licence, id.code(), xml);
          case VEHICLE_RECORD -> objects.writeObjectOut(system, licence, id.code(), xml);
        });
  }

  /**
   * Sends a letter.
   *
   * @param serial the same at each attempt
   * @param document a {@code <letter>}
   * @return the answer's code
   * @throws WebServiceException where there was no answer, or a fault
   */
  String letter(String serial, byte[] document) {
    Holder<String> code = new Holder<>("");
    Holder<String> message = new Holder<>("");
    exchange.sendLetter(
        serial,
        parse(document),
        code,
        message,
        new Holder<>(""),
        new Holder<>(""),
        new Holder<>(List.of()));
    return text(code.value);
  }

  /** A part of an answer; JAX-WS has null for one that did not come. */
  private static String text(@Nullable String part) {
    return Optional.ofNullable(part).orElse("").strip();
  }

  private static Letter parse(byte[] document) {
    try {
      StreamSource source = new StreamSource(new ByteArrayInputStream(document));
      return LETTERS.createUnmarshaller().unmarshal(source, Letter.class).getValue();
    } catch (JAXBException broken) {
      throw new IllegalStateException("our own letter cannot be read", broken);
    }
  }

  private static JAXBContext letters() {
    try {
      return JAXBContext.newInstance(ObjectFactory.class);
    } catch (JAXBException broken) {
      throw new IllegalStateException("generated classes are broken", broken);
    }
  }
}
