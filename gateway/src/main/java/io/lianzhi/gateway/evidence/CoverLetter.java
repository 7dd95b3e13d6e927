package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import io.lianzhi.gateway.outbox.LetterState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a cover says of one letter. */
final class CoverLetter {
  private final Told told;
  private final PartyNames names;

  CoverLetter(Told told, PartyNames names) {
    this.told = told;
    this.names = names;
  }

  Html html() {
    LetterState.Summary letter = told.summary();
    List<Html> parts = new ArrayList<>();
    parts.add(
        Html.heading(
            3,
            Html.both(
                "函件 " + letter.incident().number() + kind(letter, ItemKind::zh),
                "Letter" + kind(letter, ItemKind::en))));
    if (letter.test()) {
      parts.add(CoverWords.rehearsal().in("div", "notice"));
    }
    if (!told.content()) {
      parts.add(CoverWords.contentGone().in("div", "notice"));
    }
    parts.add(particulars(letter));
    told.letter().ifPresent(content -> parts.add(content(content)));
    parts.add(Html.heading(3, Html.both("经过", "Chain of custody")));
    parts.add(events());
    parts.add(Html.heading(3, Html.both("向谁出示了什么", "Who was shown what")));
    parts.add(told.copies().isEmpty() ? CoverWords.shownToNobody() : copies());
    parts.add(Html.heading(3, Html.both("来源证明", "What shows who sent it")));
    parts.add(told.proof().map(CoverLetter::proof).orElseGet(CoverWords::proofGone));
    return Html.joined(parts);
  }

  private static String kind(LetterState.Summary letter, Function<ItemKind, String> word) {
    return letter.kind().map(ItemKind::valueOf).map(word).map(name -> " " + name).orElse("");
  }

  private Html particulars(LetterState.Summary letter) {
    List<Html> rows = new ArrayList<>();
    rows.add(Html.row(Html.both("事件编号", "Incident"), Html.code(letter.incident().number())));
    row(rows, "发送方编号", "Sender's id", letter.id());
    rows.add(Html.row(Html.both("发送方", "From"), Html.of(sender(letter))));
    List<String> to = told.copies().stream().map(Told.Copy::party).toList();
    List<String> all = told.whole() ? told.letter().map(CoverLetter::addressees).orElse(to) : to;
    rows.add(Html.row(Html.both("接收方", "To"), Html.list(all.stream().map(names::shown).toList())));
    row(rows, "用途", "Purpose", letter.purpose());
    row(rows, "案件（事项）", "Matter", letter.matter());
    row(rows, "答复的函件", "Answers", letter.answers());
    rows.add(Html.row(Html.both("版本", "Version"), Html.of(String.valueOf(letter.version()))));
    rows.add(Html.row(Html.both("收到时间", "Received"), Html.time(letter.receivedAt())));
    return Html.table(rows);
  }

  private String sender(LetterState.Summary letter) {
    return told.letter()
        .map(Letter::from)
        .map(from ->
            names.shown(letter.from())
                + from.unit().map(unit -> " / " + unit).orElse("")
                + from.officer().map(officer -> " / " + officer).orElse(""))
        .orElseGet(() -> names.shown(letter.from()));
  }

  private static List<String> addressees(Letter letter) {
    return letter.to().stream().map(Object::toString).toList();
  }

  private static void row(List<Html> rows, String zh, String en, Optional<String> value) {
    value.ifPresent(text -> rows.add(Html.row(Html.both(zh, en), Html.of(text))));
  }

  private Html content(Letter letter) {
    Map<String, Object> item = letter.item().kind().schema().write(letter.item());
    List<List<Html>> rows =
        item.entrySet().stream()
            .filter(field -> !field.getKey().equals("kind"))
            .map(field ->
                List.of(
                    FieldNames.shown(field.getKey()),
                    Html.of(text(field.getKey(), field.getValue()))))
            .toList();
    String zh = told.whole() ? "内容（发送方所写）" : "内容（向该接收方出示的）";
    String en = told.whole() ? "Content, as its sender wrote it" : "Content, as it was shown";
    return Html.heading(3, Html.both(zh, en)).and(Html.fields(rows));
  }

  private String text(String field, Object value) {
    return switch (value) {
      case String text -> CodeNames.shown(field, text, day());
      case Number number -> number.toString();
      case Boolean truth -> truth ? "是 yes" : "否 no";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> member(each.getKey().toString(), each.getValue()))
              .collect(Collectors.joining("；"));
      case List<?> list ->
          list.stream().map(each -> text(field, each)).collect(Collectors.joining("、"));
      default -> value.toString();
    };
  }

  private String member(String field, Object value) {
    return FieldNames.zh(field) + "：" + text(field, value);
  }

  /** On which the letter came, in China. */
  private LocalDate day() {
    return BeijingDay.of(told.summary().receivedAt());
  }

  private Html events() {
    List<List<Html>> rows = new ArrayList<>();
    for (Told.Event each : told.events()) {
      Recorded event = each.event();
      String why =
          event.code().map(Enum::name).orElse("")
              + event.clause().map(clause -> " " + clause).orElse("");
      rows.add(
          List.of(
              Html.time(event.at()),
              CoverWords.event(event.what()),
              Html.of(names.shown(event.party().value())),
              Html.of(why.isBlank() ? "—" : why.strip()),
              Html.of(String.valueOf(each.index())),
              CoverWords.bound(each)));
    }
    return Html.table(
        List.of(
            Html.both("时间", "Time"),
            Html.both("事件", "Event"),
            Html.both("对哪一方", "For"),
            Html.both("依据或原因", "Clause or reason"),
            Html.both("日志序号", "Entry"),
            Html.both("证明到", "Proved")),
        rows);
  }

  private Html copies() {
    List<Html> all = new ArrayList<>();
    for (Told.Copy copy : told.copies()) {
      List<Html> rows = new ArrayList<>();
      rows.add(Html.row(Html.both("接收方", "Addressee"), Html.of(names.shown(copy.party()))));
      rows.add(Html.row(Html.both("放行条款", "Released by clause"), Html.of(copy.clause())));
      copy.memorandum()
          .ifPresent(file -> rows.add(Html.row(Html.both("备忘录文本", "Text of it"), Html.code(file))));
      rows.add(
          Html.row(
              Html.both("交付时间", "Handed over"),
              copy.handedOver().isEmpty()
                  ? Html.both("尚未交付", "not handed over")
                  : Html.joined(copy.handedOver().stream().map(Html::time).toList())));
      if (copy.origin() != Told.Origin.GONE || !copy.released().isEmpty()) {
        rows.add(Html.row(Html.both("出示的字段", "Fields shown"), FieldNames.all(copy.released())));
        rows.add(Html.row(Html.both("遮蔽后出示", "Shown masked"), FieldNames.all(copy.masked())));
        rows.add(Html.row(Html.both("依条款未出示", "Withheld"), FieldNames.all(copy.withheld())));
      }
      rows.add(
          Html.row(
              Html.both("交付的字节", "The bytes"),
              copy.bytes()
                  .map(Html::code)
                  .orElse(Html.of(""))
                  .and(Html.both(" " + copy.origin().zh(), copy.origin().en()))));
      all.add(Html.table(rows));
    }
    return Html.joined(all);
  }

  private static Html proof(Told.Proof proof) {
    return switch (proof) {
      case Told.Proof.Strength strength -> CoverWords.strength(strength.strength());
      case Told.Proof.Line line -> CoverWords.channel(line.line(), line.credential());
      case Told.Proof.Signature signature -> CoverWords.signed(signature).and(chain(signature));
    };
  }

  private static Html chain(Told.Proof.Signature signature) {
    return Html.table(
        List.of(
            Html.both("证书（先签名者，后签发者）", "Certificate, the signer's first"),
            Html.both("有效期", "Days"),
            Html.both("收函时", "When taken"),
            Html.both("制作时", "Now")),
        signature.chain().stream()
            .map(each ->
                List.of(
                    Html.of(each.subject())
                        .and(Html.both("，签发者 " + each.issuer(), "issued by " + each.issuer()))
                        .and(Html.code("SHA-256 " + each.fingerprint())),
                    Html.time(each.from()).and(Html.of("— ")).and(Html.time(each.to())),
                    Html.both(each.then().zh(), each.then().en()),
                    Html.both(each.now().zh(), each.now().en())))
            .toList());
  }
}
