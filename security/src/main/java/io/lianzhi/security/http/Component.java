package io.lianzhi.security.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;

/**
 * One covered component of a signature (RFC 9421, 2): a field or a derived component, with the
 * parameters {@code req} and {@code name}. All others are refused, since what is not understood
 * cannot be checked.
 */
record Component(String name, boolean ofRequest, Optional<String> parameterName) {
  static final String REQ = "req";
  static final String NAME = "name";

  static Component of(String name) {
    return new Component(name, false, Optional.empty());
  }

  Component fromRequest() {
    return new Component(name, true, parameterName);
  }

  static Component parse(Item<?> item) {
    if (!(item instanceof StringItem text)) {
      throw new MalformedSignatureException("a covered component is not a string");
    }
    Parameters parameters = item.getParams();
    for (String parameter : parameters.keySet()) {
      if (!parameter.equals(REQ) && !parameter.equals(NAME)) {
        throw new MalformedSignatureException("a component parameter that is not understood");
      }
    }
    Optional<String> parameterName =
        Optional.ofNullable(parameters.get(NAME)).map(value -> value.get().toString());
    return new Component(text.get(), parameters.containsKey(REQ), parameterName);
  }

  /** The component's values in this message; more than one only for repeated query parameters. */
  String value(HttpMessage message) {
    HttpMessage source = message;
    if (ofRequest) {
      if (!(message instanceof HttpResponse response)) {
        throw new MalformedSignatureException("only a response has a request behind it");
      }
      source = response.request();
    }
    return name.startsWith("@") ? derived(source) : field(source);
  }

  String identifier() {
    String quoted = '"' + name + '"';
    String named = parameterName.map(value -> quoted + ";name=\"" + value + '"').orElse(quoted);
    return ofRequest ? named + ";req" : named;
  }

  private String field(HttpMessage source) {
    List<String> values = source.fields().values(name);
    if (values.isEmpty()) {
      throw new MalformedSignatureException("a covered field is missing");
    }
    List<String> trimmed = new ArrayList<>(values.size());
    values.forEach(value -> trimmed.add(withoutFolding(value)));
    return String.join(", ", trimmed);
  }

  private String derived(HttpMessage source) {
    return switch (source) {
      case HttpRequest request -> ofRequest(request);
      case HttpResponse response -> ofResponse(response);
    };
  }

  private String ofRequest(HttpRequest request) {
    return switch (name) {
      case "@method" -> request.method();
      case "@target-uri" -> request.targetUri();
      case "@authority" -> request.authority();
      case "@scheme" -> request.scheme();
      case "@request-target" -> request.requestTarget();
      case "@path" -> request.path();
      case "@query" -> request.query();
      case "@query-param" -> QueryParameters.value(request.query(), parameterName);
      default -> throw new MalformedSignatureException("an unknown derived component");
    };
  }

  private String ofResponse(HttpResponse response) {
    if (!name.equals("@status")) {
      throw new MalformedSignatureException("a response has no such component");
    }
    return Integer.toString(response.status());
  }

  private static String withoutFolding(String value) {
    String stripped = value.strip();
    return stripped.indexOf('\n') < 0
        ? stripped
        : stripped.replaceAll("[ \\t]*\\r?\\n[ \\t]+", " ");
  }
}
