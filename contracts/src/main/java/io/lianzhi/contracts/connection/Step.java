package io.lianzhi.contracts.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a connection test.
 *
 * @param what was tried, such as {@code GET https://…}; it holds no secret
 * @param trouble empty where it went well
 */
public record Step(String what, Optional<Trouble> trouble) {

  /** A step that can be taken. */
  public record Plan(String what, Way way) {}

  /** Takes a step. */
  @FunctionalInterface
  public interface Way {
    /**
     * Goes it.
     *
     * @return what stands in the way though somebody answered
     * @throws IOException where nobody did
     */
    Optional<Trouble> go() throws IOException;
  }

  /** Takes the steps one after another, up to the first that meets trouble. */
  public static List<Step> take(List<Plan> plans) {
    List<Step> taken = new ArrayList<>();
    for (Plan plan : plans) {
      Step step = take(plan);
      taken.add(step);
      if (step.trouble().isPresent()) {
        break;
      }
    }
    return List.copyOf(taken);
  }

  private static Step take(Plan plan) {
    try {
      return new Step(plan.what(), plan.way().go());
    } catch (IOException unreachable) {
      return new Step(plan.what(), Optional.of(Trouble.of(unreachable)));
    } catch (UncheckedIOException unreachable) {
      return new Step(plan.what(), Optional.of(Trouble.of(unreachable)));
    }
  }
}
