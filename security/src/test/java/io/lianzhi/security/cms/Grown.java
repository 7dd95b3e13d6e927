package io.lianzhi.security.cms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DER with one element too many: a NULL at the end of one value that is made of others. */
final class Grown {
  private static final int CONSTRUCTED = 0x20;
  private static final byte[] MORE = Der.element(Der.NULL);

  private Grown() {}

  /**
   * All that can be made of {@code der}, each under the place that grew: the numbers of the
   * elements that lead to it, from outside.
   */
  static Map<String, byte[]> each(byte[] der) {
    Map<String, byte[]> grown = new LinkedHashMap<>();
    int tag = Byte.toUnsignedInt(der[0]);
    if ((tag & CONSTRUCTED) == 0) {
      return grown;
    }
    List<byte[]> children = children(DerReader.of(der).content(tag));
    grown.put("", with(tag, children, children.size(), MORE));
    for (int i = 0; i < children.size(); i++) {
      int place = i;
      each(children.get(i))
          .forEach(
              (where, child) -> grown.put("/" + place + where, with(tag, children, place, child)));
    }
    return grown;
  }

  private static byte[] with(int tag, List<byte[]> children, int place, byte[] child) {
    List<byte[]> others = new ArrayList<>(children);
    if (place < others.size()) {
      others.set(place, child);
    } else {
      others.add(child);
    }
    return Der.element(tag, others.toArray(byte[][]::new));
  }

  private static List<byte[]> children(byte[] content) {
    List<byte[]> children = new ArrayList<>();
    byte[] rest = content;
    while (rest.length > 0) {
      byte[] child = DerReader.of(rest).element(Byte.toUnsignedInt(rest[0]));
      children.add(child);
      rest = Arrays.copyOfRange(rest, child.length, rest.length);
    }
    return children;
  }
}
