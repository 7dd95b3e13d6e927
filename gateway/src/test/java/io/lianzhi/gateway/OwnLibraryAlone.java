package io.lianzhi.gateway;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An adapter depends on itself, contracts, the JDK, JSpecify, and the packages of its own party's
 * protocol library. A new city is one line here.
 */
final class OwnLibraryAlone extends ArchCondition<JavaClass> {
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "standard", List.of("tools.jackson.core..", "org.apache.hc.."),
          "hangzhou",
              List.of(
                  "tools.jackson..", "com.fasterxml.jackson.annotation..", "jakarta.annotation.."),
          "lishui", List.of("org.apache.sshd.."),
          "shaoxing",
              List.of("org.apache.cxf..", "org.apache.wss4j..", "jakarta.jws..", "jakarta.xml.."));
  private static final List<String> JDK =
      List.of(
          "java..",
          "javax.net..",
          "javax.security.auth..",
          "javax.xml..",
          "org.w3c.dom..",
          "org.xml.sax..");

  private final String root;

  OwnLibraryAlone(String root) {
    super("depend on contracts, the JDK and their own protocol library only");
    this.root = root;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    PackageMatchers allowed = PackageMatchers.of(allowed(adapter(type)));
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      if (!target.isPrimitive() && !allowed.test(target.getPackageName())) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private List<String> allowed(String adapter) {
    return Stream.of(
            List.of(root + ".adapter." + adapter + "..", root + ".contracts..", "org.jspecify.."),
            JDK,
            LIBRARIES.getOrDefault(adapter, List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private String adapter(JavaClass type) {
    return type.getPackageName().substring((root + ".adapter.").length()).split("\\.", 2)[0];
  }
}
