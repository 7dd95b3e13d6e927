package io.lianzhi.gateway.administration;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a change's body; one that is not known is refused, as a misspelt one is. */
public final class Members {
  private static final int LONGEST = 200;

  private final ObjectNode body;

  private Members(ObjectNode body) {
    this.body = body;
  }

  /**
   * A body with no other members than these.
   *
   * @throws ObjectionException if it has another
   */
  public static Members of(ObjectNode body, String... known) {
    Set<String> names = Set.of(known);
    body.propertyNames().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(_ -> {
          throw known.length == 0
              ? Objection.of(ObjectionCode.SCHEMA, "body", "应为空。", "It is empty.")
              : Objection.of(
                  ObjectionCode.SCHEMA,
                  "body",
                  "只接受这些成员：" + String.join("、", known),
                  "These members and no others: " + String.join(", ", known));
        });
    return new Members(body);
  }

  /** A text of 1 to 200 characters; empty where there is none. */
  public Optional<String> text(String name) {
    JsonNode member = body.get(name);
    if (member == null) {
      return Optional.empty();
    }
    if (!member.isString()
        || member.stringValue().isBlank()
        || member.stringValue().length() > LONGEST) {
      throw Objection.of(ObjectionCode.SCHEMA, "body." + name);
    }
    return Optional.of(member.stringValue());
  }

  /** One of an enum's names; empty where there is none. */
  public <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
    return text(name)
        .map(text -> {
          try {
            return Enum.valueOf(type, text);
          } catch (IllegalArgumentException foreign) {
            throw Objection.of(ObjectionCode.SCHEMA, "body." + name);
          }
        });
  }
}
