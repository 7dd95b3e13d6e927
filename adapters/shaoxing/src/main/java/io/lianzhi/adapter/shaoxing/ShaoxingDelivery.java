package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.http.NotNow;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.namespace.QName;

/**
 * Hands over one parcel and says what came of it. Shaoxing knows a delivery again by its serial
 * number (lsh, the parcel's id): what ended unclearly is sent again.
 */
final class ShaoxingDelivery {
  /** Our name for the inner document of a reply to a question. */
  static final String ANSWER = "81C01-answer";

  private static final String ROOT = XmlWriter.DECLARATION + "<root>";

  private final Supplier<ShaoxingClient> maker;
  private volatile Optional<ShaoxingClient> client = Optional.empty();

  ShaoxingDelivery(Supplier<ShaoxingClient> maker) {
    this.maker = maker;
  }

  Delivery deliver(Parcel parcel) {
    try {
      return ObjectId.of(parcel.message().form())
          .map(id -> object(id, parcel))
          .orElseGet(() -> letter(parcel));
    } catch (SOAPFaultException fault) {
      return ofFault(fault.getFault());
    } catch (WebServiceException unreachable) {
      return later("no answer in their form");
    } catch (NotNow noLicence) {
      return later(noLicence.why());
    } catch (InvalidValue garbage) {
      return later("an answer that cannot be read");
    }
  }

  private Delivery letter(Parcel parcel) {
    return outcome(client().letter(parcel.id(), parcel.message().body()), Optional.empty());
  }

  private Delivery object(ObjectId id, Parcel parcel) {
    return judge(id, parcel, client().object(id, withSerial(parcel)));
  }

  /**
   * What an answer makes of the delivery.
   *
   * @throws InvalidValue where it cannot be read
   */
  static Delivery judge(ObjectId id, Parcel parcel, String encoded) {
    String document = UrlText.decode(encoded);
    Element root = XmlReader.read(document);
    String code = root.find("head").flatMap(head -> head.findText("code")).orElse("");
    boolean answered =
        id == ObjectId.VEHICLE_QUESTION
            && root.find("body").map(Element::children).filter(each -> !each.isEmpty()).isPresent();
    return outcome(code, answered ? Optional.of(answer(parcel, document)) : Optional.empty());
  }

  private static RawMessage answer(Parcel parcel, String document) {
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    return new RawMessage(ANSWER, "application/xml", AnswerTo.headers(parcel), body);
  }

  /** Their head with the serial number goes before our condition. */
  private static String withSerial(Parcel parcel) {
    String document = new String(parcel.message().body(), StandardCharsets.UTF_8);
    Element head = new ElementBuilder("", "head").add("lsh", parcel.id()).build();
    return ROOT + XmlWriter.fragment(head) + document.substring(ROOT.length());
  }

  private static Delivery outcome(String code, Optional<RawMessage> answer) {
    return ResultTable.find(code)
        .map(result -> outcome(result, answer))
        .orElseGet(() -> later("a code that is in no table"));
  }

  private static Delivery outcome(ResultTable.Result result, Optional<RawMessage> answer) {
    return switch (result.effect()) {
      case ACCEPTED -> new Delivery.Accepted(answer);
      case DECLINED -> new Delivery.Declined(result.code() + " " + result.words());
      case RETRY -> later(result.code() + " " + result.words());
    };
  }

  /** A fault with their own reason is a refusal; any other may be the network's or a server's. */
  private static Delivery ofFault(SOAPFault fault) {
    String code =
        Optional.ofNullable(fault.getFaultCodeAsQName()).map(QName::getLocalPart).orElse("?");
    boolean blamesUs = code.equals("Client") || code.equals("Sender");
    return blamesUs && hasReason(fault)
        ? new Delivery.Declined("SOAP fault " + code)
        : later("SOAP fault " + code);
  }

  private static boolean hasReason(SOAPFault fault) {
    return Optional.ofNullable(fault.getDetail())
        .filter(detail -> detail.getElementsByTagNameNS("*", "reason").getLength() > 0)
        .isPresent();
  }

  private static Delivery later(String why) {
    return new Delivery.RetryLater(Optional.empty(), why);
  }

  /** CXF starts slowly: only when the first parcel is there, and once. */
  private ShaoxingClient client() {
    if (client.isEmpty()) {
      synchronized (this) {
        if (client.isEmpty()) {
          client = Optional.of(maker.get());
        }
      }
    }
    return client.orElseThrow();
  }
}
