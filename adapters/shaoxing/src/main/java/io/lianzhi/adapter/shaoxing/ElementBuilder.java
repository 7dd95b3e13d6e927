package io.lianzhi.adapter.shaoxing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds one element; children take its namespace. */
final class ElementBuilder {
  private final String namespace;
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Element> children = new ArrayList<>();
  private String text = "";

  ElementBuilder(String namespace, String name) {
    this.namespace = namespace;
    this.name = name;
  }

  ElementBuilder child(String childName) {
    return new ElementBuilder(namespace, childName);
  }

  ElementBuilder attribute(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  ElementBuilder text(String value) {
    text = value;
    return this;
  }

  ElementBuilder add(Element child) {
    children.add(child);
    return this;
  }

  ElementBuilder add(String childName, String value) {
    return add(Element.ofText(namespace, childName, value));
  }

  Element build() {
    return new Element(namespace, name, attributes, children, text);
  }
}
