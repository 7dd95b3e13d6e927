package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What holds answers to their description finds the wrong ones, and lets the good ones pass. */
class OfficeConformanceTest {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String SELF = "/v1/administration/sessions/current";
  private static final String LETTER = "/v1/administration/letters/a";

  private final OfficeConformance conformance = new OfficeConformance();

  OfficeConformanceTest() throws IOException {}

  private static String example(String name) throws IOException {
    return Files.readString(Path.of("../contracts/api/examples").resolve(name));
  }

  private ThrowingCallable answer(String call, int status, String type, String body) {
    String[] parts = call.split(" ", 2);
    return () -> conformance.check(parts[0], parts[1], status, type, body);
  }

  @Test
  void anAnswerThatIsNotAsDescribedIsFound() throws IOException {
    String self = example("administration/self.json");
    String letter = example("letter-state.json");
    String problem = example("administration/problems/not-found.json");
    Map<String, ThrowingCallable> wrong = new LinkedHashMap<>();
    wrong.put(
        "a member too many",
        answer("GET " + SELF, 200, JSON, self.replace("\"unit\"", "\"team\":\"\",\"unit\"")));
    wrong.put("a member missing", answer("GET " + SELF, 200, JSON, "{}"));
    wrong.put("another type", answer("GET " + SELF, 200, PROBLEM, self));
    wrong.put(
        "a letter unlike the door's",
        answer("GET " + LETTER, 200, JSON, letter.replace("\"kind\"", "\"sort\"")));
    wrong.put("a status that is not named", answer("GET " + SELF, 202, JSON, self));
    wrong.put("words where there are none", answer("DELETE " + SELF, 204, JSON, "{}"));
    wrong.put("another status in the problem", answer("GET " + LETTER, 401, PROBLEM, problem));
    wrong.put("a good answer of no operation", answer("GET /v1/administration/x", 200, JSON, self));
    wrong.put("a method that is none", answer("PUT " + SELF, 200, JSON, self));
    wrong.forEach(
        (name, call) -> assertThatThrownBy(call).as(name).isInstanceOf(AssertionError.class));

    assertThatCode(answer("GET " + SELF, 200, JSON, self)).doesNotThrowAnyException();
    assertThatCode(answer("GET " + LETTER + "?x=1", 200, JSON, letter)).doesNotThrowAnyException();
    assertThatCode(answer("GET " + LETTER, 404, PROBLEM, problem)).doesNotThrowAnyException();
    assertThatCode(answer("DELETE " + SELF, 204, "", "")).doesNotThrowAnyException();
    assertThatCode(answer("GET /nowhere", 404, PROBLEM, problem)).doesNotThrowAnyException();
  }
}
