package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.code.BeijingDay;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers Shaoxing as Shaoxing answers: HTTP 200 with a code and Chinese words, also for a refusal;
 * a SOAP fault only where the envelope could not be read.
 */
final class Replies {
  private static final int OK = 200;

  private final ShaoxingMapping mapping;

  Replies(ShaoxingMapping mapping) {
    this.mapping = mapping;
  }

  LineReply toObject(RawMessage request, Reply reply) {
    String operation;
    try {
      operation = ObjectCall.read(request.body()).operation();
    } catch (RefusedException unreadable) {
      return fault(Soap.V11, request, reply);
    }
    ElementBuilder root = new ElementBuilder("", "root");
    ElementBuilder head = root.child("head");
    fill(head, reply);
    root.add(head.build());
    root.add(
        reply instanceof Answer answer
            ? mapping.answer(answer.letter(), BeijingDay.of(answer.receipt().at()))
            : body(root));
    ElementBuilder response = new ElementBuilder(ObjectCall.NAMESPACE, operation + "Response");
    String document = UrlText.encode(XmlWriter.write(root.build()));
    response.add(Element.ofText("", operation + "Return", document));
    return new LineReply(OK, Soap.V11.wrap(request.form(), response.build()));
  }

  private static Element body(ElementBuilder root) {
    return root.child("body").build();
  }

  LineReply toLetter(RawMessage request, Reply reply) {
    try {
      LetterCall.read(request.body());
    } catch (RefusedException unreadable) {
      return fault(Soap.V12, request, reply);
    }
    ElementBuilder response = new ElementBuilder(ShaoxingMapping.LETTERS, "sendLetterResponse");
    fill(response, reply);
    return new LineReply(OK, Soap.V12.wrap(request.form(), response.build()));
  }

  private static LineReply fault(Soap soap, RawMessage request, Reply reply) {
    RefusalCode code = refusal(reply).map(Refused::code).orElse(RefusalCode.SCHEMA);
    String words = words(refusal(reply).orElseGet(() -> Refused.of(code, "")));
    return new LineReply(soap.faultStatus(), soap.fault(request.form(), code.name(), words));
  }

  private static void fill(ElementBuilder head, Reply reply) {
    Optional<Refused> refused = refusal(reply);
    Optional<Refused> parked = parked(reply);
    head.add("code", code(refused, parked));
    head.add("message", refused.or(() -> parked).map(Replies::words).orElse(""));
    refused.or(() -> parked).ifPresent(reason -> head.add("reason", reason.code().name()));
    receipt(reply).ifPresent(receipt -> head.add("sjbh", receipt.incident().number()));
  }

  private static String code(Optional<Refused> refused, Optional<Refused> parked) {
    return refused
        .map(reason -> ResultTable.of(reason.code()).code())
        .orElse(parked.isPresent() ? ResultTable.PARKED : ResultTable.OK);
  }

  private static String words(Refused refused) {
    RefusalText text = RefusalText.of(refused, Locale.CHINESE);
    return text.title() + "：" + text.detail() + text.nextStep();
  }

  /** The refusal, or that of all addressees. */
  private static Optional<Refused> refusal(Reply reply) {
    return switch (reply) {
      case Refused refused -> Optional.of(refused);
      case Answer answer -> Optional.empty();
      case Receipt receipt -> {
        Collection<Outcome> outcomes = receipt.outcomes().values();
        yield outcomes.stream().allMatch(Refused.class::isInstance)
            ? outcomes.stream().map(Refused.class::cast).findFirst()
            : Optional.empty();
      }
    };
  }

  private static Optional<Refused> parked(Reply reply) {
    return receipt(reply).stream()
        .flatMap(receipt -> receipt.outcomes().values().stream())
        .filter(Outcome.Parked.class::isInstance)
        .map(parked -> ((Outcome.Parked) parked).reason())
        .findFirst();
  }

  private static Optional<Receipt> receipt(Reply reply) {
    return switch (reply) {
      case Refused refused -> Optional.empty();
      case Answer answer -> Optional.of(answer.receipt());
      case Receipt receipt -> Optional.of(receipt);
    };
  }
}
