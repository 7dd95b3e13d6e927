package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One XML element, read or to be written: either children or text.
 *
 * @param namespace empty where it has none
 * @param attributes without those in a namespace
 */
record Element(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<Element> children,
    String text) {
  Element {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  static Element ofText(String namespace, String name, String text) {
    return new Element(namespace, name, Map.of(), List.of(), text);
  }

  boolean is(String otherNamespace, String otherName) {
    return namespace.equals(otherNamespace) && name.equals(otherName);
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  List<Element> all(String child) {
    return children.stream().filter(each -> each.name.equals(child)).toList();
  }

  /**
   * The only child of that name.
   *
   * @throws InvalidValue where there are several
   */
  Optional<Element> find(String child) {
    List<Element> found = all(child);
    if (found.size() > 1) {
      throw new InvalidValue(RefusalCode.SCHEMA, "element given twice", "one " + child);
    }
    return found.stream().findFirst();
  }

  /** The child's text without blanks around it, where there is any. */
  Optional<String> findText(String child) {
    return find(child).map(each -> each.text().strip()).filter(text -> !text.isEmpty());
  }

  /** Its text, or that of its children: for those who may see it. */
  String shown() {
    return children.isEmpty()
        ? text.strip()
        : children.stream()
            .map(child -> child.name + "=" + child.shown())
            .collect(Collectors.joining(", "));
  }

  /** Names the element, never its content. */
  @Override
  public String toString() {
    return "Element[" + name + "]";
  }
}
