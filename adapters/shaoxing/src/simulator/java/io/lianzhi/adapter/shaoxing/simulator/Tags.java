package io.lianzhi.adapter.shaoxing.simulator;

/** Writes Shaoxing's XML as its own programmers would: piece by piece. */
final class Tags {
  private final StringBuilder out = new StringBuilder();

  Tags text(String name, String value) {
    return open(name).raw(escaped(value)).close(name);
  }

  Tags attributed(String name, String attribute, String content, String value) {
    out.append('<').append(name).append(' ').append(attribute).append("=\"");
    return raw(escaped(content)).raw("\">").raw(escaped(value)).close(name);
  }

  Tags inside(String name, Tags content) {
    return open(name).raw(content.toString()).close(name);
  }

  Tags open(String name) {
    out.append('<').append(name).append('>');
    return this;
  }

  Tags close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  Tags raw(String xml) {
    out.append(xml);
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
