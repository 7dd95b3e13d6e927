package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Proof;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a cover. */
final class CoverWords {
  private CoverWords() {}

  static Html whatThisIs(List<Told> letters) {
    boolean whole = letters.getFirst().whole();
    String zh =
        whole
            ? "本证据包含有下列函件的全部证据：联治中枢收到的原始字节、签名与证书、每一步的存证记录及其证明、据以放行的备忘录文本，以及各接收方分别看到的内容。"
            : "本证据包含有下列函件中向该接收方出示的内容、据以出示的备忘录文本，以及与该接收方有关的每一步的存证记录及其证明。未向其出示的内容不在其中。";
    String en =
        whole
            ? "This pack holds all the evidence about the letters below: the bytes as the Lianzhi"
                + " hub received them, signature and certificates, the record of each step with"
                + " its proof, the memorandum by which they were released, and what each"
                + " addressee saw."
            : "This pack holds what of the letters below was shown to this addressee, the"
                + " memorandum by which it was shown, and the record of each step that concerns"
                + " it with its proof. What was withheld from it is not in here.";
    return Html.paragraph(zh, en);
  }

  static Html proved(List<Told> letters) {
    List<Html> points = new ArrayList<>();
    points.add(
        point(
            "每一事件的条目都在由中枢签名的存证日志中，且自签名以来未被改动、移动或删除。",
            "Each event's entry stands in the log that the hub has signed, and was not altered,"
                + " moved or taken out since."));
    points.add(
        point(
            "标注“记录”的事件：条目是该记录的 SHA-256，故时间、参与方、事件、条款与所列相同。",
            "Where it says “record”: the entry is the SHA-256 of the record, so time, party, event"
                + " and clause are those that stand here."));
    if (letters.getFirst().whole()) {
      points.add(
          point(
              "标注“原件”的事件：记录承诺了收到的原始字节（original），故其正文、所签字节与签名自收到以来一字节未变。",
              "Where it says “original”: the record commits to the bytes as they were received, so"
                  + " that body, signed bytes and signature are the same to the byte."));
    }
    points.add(
        point(
            "其余文件：在制作时即为如此，由中枢在 manifest 中签名。",
            "All other files: they were so when the pack was made; the hub signs that in the"
                + " manifest."));
    return list(points);
  }

  static Html notProved(List<Told> letters) {
    List<Html> points = new ArrayList<>();
    points.add(
        point(
            "函件所述事实是否属实。证明的是谁在何时发送了什么，而非所述为真。",
            "That what a letter says is true: proved is who sent what and when."));
    points.add(
        point(
            "时间由中枢的时钟给出；日志证明先后顺序，不证明钟表准确。",
            "That the clock was right: times are the hub's; the log proves the order."));
    points.add(
        point(
            "证书当时与现在的状态、以及函件内容的译读与副本的再生成，是中枢的陈述（由 manifest 签名），核验程序不重做。",
            "The status of certificates, the translated letter, and copies that were written again"
                + " are the hub's word, signed in the manifest: the verifier does not redo them."));
    if (letters.stream().anyMatch(CoverWords::withoutSignature)) {
      points.add(
          point(
              "仅有通道证明的函件：发送方未对其签名，只证明它经由经认证的线路到达；发送方能否抵赖，取决于中枢的记录是否可信。",
              "Of a letter with channel proof only: its sender did not sign it. It came by an"
                  + " authenticated line, and for that there is the hub's word alone."));
    }
    if (letters.stream().anyMatch(letter -> !letter.content())) {
      points.add(
          point(
              "内容已依保留期限销毁的函件：只余条目、证明与摘要，内容无从核对。",
              "Of a letter whose content was destroyed when its time ended: entries, proofs and"
                  + " digests are left, and nothing can be compared with them unless somebody kept"
                  + " it."));
    }
    points.add(
        point(
            "持有日志全部密钥者若整体重写日志，只有与先前另行保存的检查点比对才能发现。",
            "Whoever has all the log's keys could write it anew; only a checkpoint that somebody"
                + " kept from before shows that."));
    return list(points);
  }

  private static boolean withoutSignature(Told letter) {
    return letter
        .proof()
        .filter(proof ->
            switch (proof) {
              case Told.Proof.Signature signature -> false;
              case Told.Proof.Line line -> true;
              case Told.Proof.Strength strength -> strength.strength() == Proof.Strength.CHANNEL;
            })
        .isPresent();
  }

  static Html howToCheck() {
    return Html.paragraph(
            "任何人都可在不联网、无需中枢协助的情况下核验，须有 Java 25 与 lianzhi-verify.jar：",
            "Anybody can check it, without a network and without the hub, with Java 25 and"
                + " lianzhi-verify.jar:")
        .and(Html.of("java -jar lianzhi-verify.jar --key ledger.keys pack.zip").in("pre", "mono"))
        .and(
            Html.paragraph(
                "程序以一句话说明完好，或指出哪个文件有误。ledger.keys 须从证据包以外的来源取得（中枢在 /v1/ledger/keys"
                    + " 公布，各参与方均可保存），并与下列公钥比对；指纹为该行（含换行）的 SHA-256。也可用 unzip、sha256sum -c"
                    + " manifest、openssl 逐项核验，方法见随程序提供的 LEDGER.md。",
                "It says in one sentence that all is sound, or which file is not. Take ledger.keys"
                    + " from somewhere else than this pack (the hub publishes it at"
                    + " /v1/ledger/keys, and every party can keep it) and compare it with the keys"
                    + " below; a fingerprint is the SHA-256 of the line with its newline. unzip,"
                    + " sha256sum -c manifest and openssl do as well; LEDGER.md, which comes with"
                    + " the program, says how."));
  }

  static Html event(String what) {
    return switch (what) {
      case "TAKEN" -> Html.both("收受并放行", "taken and released");
      case "REFUSED" -> Html.both("拒绝", "refused");
      case "PARKED" -> Html.both("挂起待处理", "parked");
      case "RESUMED" -> Html.both("恢复处理", "went on");
      case "DELIVERED" -> Html.both("送达", "delivered");
      case "DECLINED" -> Html.both("接收方拒收", "declined by the addressee");
      case "UNANSWERED" -> Html.both("期限内未能送出", "not handed over in time");
      case "ENDED" -> Html.both("送达前保留期限已满", "its time ended before it was handed over");
      case "NO_ANSWER" -> Html.both("期限内未答复", "not answered in time");
      default -> Html.of(what);
    };
  }

  static Html bound(Told.Event event) {
    if (event.opened()) {
      return Html.both("条目、记录、原件", "entry, record, original");
    }
    return event.record() ? Html.both("条目、记录", "entry, record") : Html.both("条目", "entry");
  }

  static Html strength(Proof.Strength strength) {
    return switch (strength) {
      case SIGNATURE ->
          Html.paragraph(
              "发送方以签名证明；原件含有未向该接收方出示的内容，故签名不在本证据包中。发送方与中枢的审计管理员可出具。",
              "Its sender signed it. The original holds what this addressee was not shown, so the"
                  + " signature is not in this pack: its sender, or the hub's auditor, can take it"
                  + " out.");
      case CHANNEL ->
          Html.paragraph(
              "发送方未签名，仅线路经过认证。", "Its sender did not sign it; only the line was authenticated.");
    };
  }

  static Html channel(String line, String credential) {
    return Html.paragraph(
        "发送方未签名，仅线路经过认证。线路：" + line + "；凭据：" + credential,
        "Its sender did not sign it; only the line was authenticated. Line: "
            + line
            + "; credential: "
            + credential);
  }

  static Html signed(Told.Proof.Signature signature) {
    return signature.checkable()
        ? Html.paragraph(
            "发送方以下列首张证书的密钥签名（" + signature.file() + "）；核验程序会核验该签名。",
            "Its sender signed it with the key of the first certificate below ("
                + signature.file()
                + "); the verifier checks the signature.")
        : Html.paragraph(
            "发送方以下列首张证书的密钥按其自身协议签名（" + signature.file() + "）；中枢在收函时已核验，核验程序不重做。",
            "Its sender signed it in its own protocol with the key of the first certificate below ("
                + signature.file()
                + "); the hub checked it when the letter came, and the verifier does not.");
  }

  static Html proofGone() {
    return Html.paragraph("来源证明已随内容销毁。", "It was destroyed with the content.");
  }

  static Html contentGone() {
    return Html.paragraph(
        "本函件的内容已不可读：其保留期限已满，密钥已依备忘录销毁，或其发送方已不在参与方之列。以下仅有存证条目、证明与摘要。",
        "The content of this letter cannot be read any more: its time has ended and its key was"
            + " destroyed as the memorandum says, or its sender has left the table. What follows"
            + " are entries, proofs and digests alone.");
  }

  static Html rehearsal() {
    return Html.paragraph("这是演练函件，不产生执法效力。", "This letter is a rehearsal.");
  }

  static Html shownToNobody() {
    return Html.paragraph("未向任何一方出示。", "It was shown to nobody.");
  }

  private static Html point(String zh, String en) {
    return Html.both(zh, en).in("li", "point");
  }

  private static Html list(List<Html> points) {
    return Html.joined(points).in("ul", "points");
  }
}
