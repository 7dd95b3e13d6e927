package io.lianzhi.gateway.evidence;

import io.lianzhi.security.ledger.NoteSigner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The page of a pack that people read, in Chinese and English: it prints on A4 as it is. */
final class Cover {
  private final List<NoteSigner> signers;
  private final PartyNames names;
  private final String forWhom;
  private final Instant made;
  private final List<Told> letters;

  Cover(
      List<NoteSigner> signers,
      PartyNames names,
      String forWhom,
      Instant made,
      List<Told> letters) {
    this.names = names;
    this.signers = List.copyOf(signers);
    this.forWhom = forWhom;
    this.made = made;
    this.letters = List.copyOf(letters);
  }

  String html() {
    return """
    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(title().source(), css(), body().source());
  }

  private Html title() {
    return Html.of("证据包 Evidence pack " + letters.getFirst().summary().incident().number());
  }

  private Html body() {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.heading(1, Html.both("联治 证据包", "Lianzhi evidence pack")));
    parts.add(particulars());
    parts.add(Html.heading(2, Html.both("一、这是什么", "1 What this is")));
    parts.add(CoverWords.whatThisIs(letters));
    parts.add(Html.heading(2, Html.both("二、函件", "2 Letters")));
    boolean first = true;
    for (Told letter : letters) {
      parts.add(
          new CoverLetter(letter, names).html().in("section", first ? "letter first" : "letter"));
      first = false;
    }
    parts.add(Html.heading(2, Html.both("三、证明了什么", "3 What is proved")));
    parts.add(CoverWords.proved(letters));
    parts.add(Html.heading(2, Html.both("四、没有证明什么", "4 What is not proved")));
    parts.add(CoverWords.notProved(letters));
    parts.add(Html.heading(2, Html.both("五、如何核验", "5 How anybody checks it")));
    parts.add(CoverWords.howToCheck());
    parts.add(keys());
    return Html.joined(parts);
  }

  private Html particulars() {
    String log = signers.getFirst().key().name();
    return Html.table(
        List.of(
            Html.row(Html.both("制作时间", "Made"), Html.time(made)),
            Html.row(Html.both("提供给", "For"), Html.of(forWhom)),
            Html.row(Html.both("存证日志", "Log"), Html.code(log)),
            Html.row(Html.both("函件数", "Letters"), Html.of(String.valueOf(letters.size()))),
            Html.row(
                Html.both("时间", "Times"),
                Html.both("所列时间为北京时间，其下为协调世界时（UTC）", "Beijing time, and below it UTC"))));
  }

  private Html keys() {
    return Html.table(
        List.of(Html.both("签名公钥", "Key that signs"), Html.both("其 SHA-256 指纹", "its SHA-256")),
        signers.stream()
            .map(signer -> signer.key().toString())
            .map(key -> List.of(Html.code(key), Html.code(fingerprint(key))))
            .toList());
  }

  /** Of the key as one line of text, with its newline. */
  private static String fingerprint(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((key + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String css() {
    try (InputStream css = Cover.class.getResourceAsStream("/evidence/cover.css")) {
      if (css == null) {
        throw new IllegalStateException("the cover's style is not in the jar");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
