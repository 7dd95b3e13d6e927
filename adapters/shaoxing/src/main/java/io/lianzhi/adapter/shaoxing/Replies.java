package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.code.BeijingDay;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Answers Shaoxing as Shaoxing answers: HTTP 200 with a code and Chinese words, also for a refusal;
 * a SOAP fault only where the envelope could not be read.
 */
final class Replies {
  private static final int OK = 200;

  private final ShaoxingMapping mapping;
  private final Bodies bodies;

  Replies(ShaoxingMapping mapping, Bodies bodies) {
    this.mapping = mapping;
    this.bodies = bodies;
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
    boolean question = operation.equals(ObjectId.VEHICLE_QUESTION.operation());
    fill(head, question ? Verdict.ofQuestion(reply) : Verdict.of(reply));
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
    fill(response, Verdict.of(reply));
    return new LineReply(OK, Soap.V12.wrap(request.form(), response.build()));
  }

  private static LineReply fault(Soap soap, RawMessage request, Reply reply) {
    Refused refused =
        Verdict.of(reply).reason().orElseGet(() -> Refused.of(RefusalCode.SCHEMA, ""));
    return new LineReply(
        soap.faultStatus(), soap.fault(request.form(), refused.code().name(), words(refused)));
  }

  private void fill(ElementBuilder head, Verdict verdict) {
    head.add("code", verdict.code());
    head.add("message", words(verdict));
    verdict.reason().ifPresent(reason -> head.add("reason", reason.code().name()));
    verdict
        .receipt()
        .ifPresent(receipt -> {
          head.add("sjbh", receipt.incident().number());
          LocalDate day = BeijingDay.of(receipt.at());
          verdict.hindered().forEach((party, reason) -> head.add(result(party, reason, head, day)));
        });
  }

  /** What stands in the way of one addressee of several. */
  private Element result(PartyId party, Refused reason, ElementBuilder head, LocalDate day) {
    return head.child("jg")
        .add(bodies.name(party, head.child("jsdw"), day))
        .add("code", ResultTable.of(reason.code()).code())
        .add("message", words(reason))
        .add("reason", reason.code().name())
        .build();
  }

  private static String words(Verdict verdict) {
    return verdict
        .reason()
        .map(Replies::words)
        .orElseGet(() ->
            verdict.code().equals(ResultTable.OK)
                ? ""
                : ResultTable.find(verdict.code()).orElseThrow().words());
  }

  private static String words(Refused refused) {
    RefusalText text = RefusalText.of(refused, Locale.CHINESE);
    return text.title() + "：" + text.detail() + text.nextStep();
  }
}
