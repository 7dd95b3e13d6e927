package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds nothing is worth what it would have found. */
class TracesTest {
  private static final String NAME = "欧阳不存在";

  @Test
  void findsAValueInEachForm(@TempDir Path folder) throws Exception {
    byte[] utf8 = NAME.getBytes(StandardCharsets.UTF_8);
    List<byte[]> forms =
        List.of(
            ("before " + NAME + " after").getBytes(StandardCharsets.UTF_8),
            ("前" + NAME).getBytes(Charset.forName("GB18030")),
            ("x" + NAME).getBytes(StandardCharsets.UTF_16BE),
            ("x" + NAME).getBytes(StandardCharsets.UTF_16LE),
            ascii(HexFormat.of().formatHex(utf8)),
            ascii(HexFormat.of().withUpperCase().formatHex(utf8)),
            encoded("" + NAME + "y"),
            encoded("x" + NAME + "yz"),
            encoded("xx" + NAME),
            ascii("\"\\u6b27\\u9633\\u4e0d\\u5b58\\u5728\""));
    Traces traces = new Traces().text(Map.of("name", NAME));
    for (byte[] form : forms) {
      Path file = folder.resolve("file");
      Files.write(file, form);
      assertThat(traces.in(folder)).as(new String(form, StandardCharsets.UTF_8)).isNotEmpty();
    }
    Files.writeString(folder.resolve("file"), "欧阳存在");
    assertThat(traces.in(folder)).isEmpty();
  }

  @Test
  void findsAKeyInPem(@TempDir Path folder) throws Exception {
    byte[] key = new byte[120];
    new java.util.Random(7).nextBytes(key);
    String pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + pem + "\n");
    assertThat(new Traces().bytes(Map.of("key", key)).in(folder)).hasSize(1);
  }

  private static byte[] encoded(String text) {
    return Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
