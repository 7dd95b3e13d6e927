package io.lianzhi.contracts.item;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The axles of a vehicle group by group from the front, as in {@code 1+2+3}. */
public record AxleLayout(String value) {
  private static final Pattern FORM = Pattern.compile("[1-9](\\+[1-9]){0,7}");
  private static final Pattern PLUS = Pattern.compile("\\+");

  public AxleLayout {
    Checks.form(FORM, value, "not an axle layout", "axles by group, such as 1+2+3");
  }

  public List<Integer> groups() {
    return Stream.of(PLUS.split(value)).map(Integer::valueOf).toList();
  }

  /** The number of axles: each axle of a group counts. */
  public int axles() {
    return groups().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return value;
  }
}
