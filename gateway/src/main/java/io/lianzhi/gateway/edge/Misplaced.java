package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * A request that the framework could not place, in the hub's own words.
 *
 * @param status as HTTP has it; from 500 the fault is ours
 * @param headers to answer with, such as Allow
 */
record Misplaced(int status, Refused refused, Map<String, String> headers) {
  private static final String AS_DESCRIBED = "a value as the API description has it";

  Misplaced {
    headers = Map.copyOf(headers);
  }

  static Misplaced of(Exception failure) {
    return switch (failure) {
      case HttpRequestMethodNotSupportedException method -> method(method);
      case HttpMediaTypeException type -> type(type);
      case MissingServletRequestParameterException missing ->
          badRequest(missing.getParameterName(), "this parameter is required");
      case MethodArgumentTypeMismatchException mismatch ->
          badRequest(mismatch.getName(), AS_DESCRIBED);
      case BadParameter parameter -> badRequest(parameter.name(), AS_DESCRIBED);
      case ConstraintViolationException violations -> violated(violations);
      case HttpMessageNotReadableException _ ->
          badRequest("", "a body as the API description has it");
      case ErrorResponse other -> other(other.getStatusCode().value());
      default -> other(HttpStatus.INTERNAL_SERVER_ERROR.value());
    };
  }

  /** A request that failed before any handler, known by its status alone. */
  static Misplaced other(int status) {
    return new Misplaced(status, Refused.of(code(status), ""), Map.of());
  }

  private static RefusalCode code(int status) {
    if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      return RefusalCode.RETRY_LATER;
    }
    return status == HttpStatus.NOT_FOUND.value() ? RefusalCode.NOT_FOUND : RefusalCode.SCHEMA;
  }

  private static Misplaced method(HttpRequestMethodNotSupportedException wrong) {
    String allowed =
        wrong.getSupportedHttpMethods() == null
            ? ""
            : wrong.getSupportedHttpMethods().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    return new Misplaced(
        HttpStatus.METHOD_NOT_ALLOWED.value(),
        Refused.of(RefusalCode.SCHEMA, "method", allowed),
        Map.of(HttpHeaders.ALLOW, allowed));
  }

  private static Misplaced type(HttpMediaTypeException wrong) {
    int status = ((ErrorResponse) wrong).getStatusCode().value();
    String header =
        status == HttpStatus.NOT_ACCEPTABLE.value() ? HttpHeaders.ACCEPT : HttpHeaders.CONTENT_TYPE;
    String accepted = MediaType.toString(wrong.getSupportedMediaTypes());
    Map<String, String> headers = new HashMap<>();
    if (!accepted.isEmpty()) {
      headers.put(HttpHeaders.ACCEPT, accepted);
    }
    return new Misplaced(status, Refused.of(RefusalCode.SCHEMA, header, accepted), headers);
  }

  private static Misplaced violated(ConstraintViolationException violations) {
    List<String> names =
        violations.getConstraintViolations().stream()
            .map(ConstraintViolation::getPropertyPath)
            .map(Misplaced::last)
            .sorted()
            .toList();
    return badRequest(String.join(", ", names), AS_DESCRIBED);
  }

  private static String last(Path path) {
    String name = "";
    for (Path.Node node : path) {
      name = String.valueOf(node.getName());
    }
    return name;
  }

  private static Misplaced badRequest(String at, String accepted) {
    return new Misplaced(
        HttpStatus.BAD_REQUEST.value(), Refused.of(RefusalCode.SCHEMA, at, accepted), Map.of());
  }
}
