package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of one object of theirs, each with its name and shape there and its name in the hub's
 * canonical JSON. A member that is in the table in one direction is in it in the other.
 */
final class Members implements Shape {
  /** One member. */
  record Member(String theirs, String ours, Shape shape) {}

  private final List<Member> all;

  private Members(List<Member> all) {
    this.all = all;
  }

  static Members of(Member... members) {
    return new Members(List.of(members));
  }

  static Member member(String theirs, String ours, Shape shape) {
    return new Member(theirs, ours, shape);
  }

  /** A member that looks the same in both. */
  static Member member(String theirs, String ours) {
    return new Member(theirs, ours, SAME);
  }

  List<String> ours() {
    return all.stream().map(Member::ours).toList();
  }

  Optional<String> theirName(String ours) {
    return all.stream()
        .filter(member -> member.ours().equals(ours))
        .map(Member::theirs)
        .findFirst();
  }

  Optional<String> ourName(String theirs) {
    return all.stream()
        .filter(member -> member.theirs().equals(theirs))
        .map(Member::ours)
        .findFirst();
  }

  /**
   * Their object as canonical JSON.
   *
   * @throws RefusedException at the member that is wrong, or that they do not have
   */
  @Override
  public Object ours(Object theirs, LocalDate day) {
    Map<?, ?> tree = Tree.object(theirs);
    tree.keySet().stream()
        .map(String::valueOf)
        .filter(name -> ourName(name).isEmpty())
        .findFirst()
        .ifPresent(foreign -> {
          throw Refused.of(RefusalCode.SCHEMA, Refused.place(foreign), "as the contract says")
              .asException();
        });
    return known(tree, day);
  }

  /** What of their object is in the table; whatever else it has is let pass. */
  Map<String, Object> known(Map<?, ?> theirs, LocalDate day) {
    Map<String, Object> ours = new LinkedHashMap<>();
    for (Member member : all) {
      Tree.find(theirs, member.theirs())
          .ifPresent(value -> ours.put(member.ours(), read(member, value, day)));
    }
    return ours;
  }

  private static Object read(Member member, Object value, LocalDate day) {
    try {
      return Lineage.inside(
          member.theirs(), member.ours(), value, _ -> member.shape().ours(value, day));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, member.theirs()).asException();
    } catch (RefusedException deeper) {
      throw Places.under(member.theirs(), deeper.refused()).asException();
    }
  }

  @Override
  public Map<String, Object> theirs(Object ours, LocalDate day) {
    Map<String, Object> theirs = new LinkedHashMap<>();
    for (Member member : all) {
      Tree.find((Map<?, ?>) ours, member.ours())
          .ifPresent(value -> theirs.put(member.theirs(), member.shape().theirs(value, day)));
    }
    return theirs;
  }
}
