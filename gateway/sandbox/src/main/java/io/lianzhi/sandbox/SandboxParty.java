package io.lianzhi.sandbox;

import io.lianzhi.security.envelope.Suite;
import java.util.List;

/** A party of the sandbox: its adapter, and the suite its credentials are in. */
record SandboxParty(
    String name, String adapter, String region, String nameZh, String nameEn, Suite suite) {

  /** Whoever sits at the sandbox's table; those that are not called fetch what waits. */
  static final List<SandboxParty> ALL =
      List.of(
          new SandboxParty(
              "jinhua", "standard", "330700", "金华市交通运输行政执法队", "Jinhua", Suite.NATIONAL),
          new SandboxParty(
              "jinhua-app",
              "standard",
              "330700",
              "金华手机终端巡查APP",
              "Jinhua patrol app",
              Suite.INTERNATIONAL),
          new SandboxParty(
              "hangzhou", "hangzhou", "330100", "杭州市交通运输行政执法队", "Hangzhou", Suite.INTERNATIONAL),
          new SandboxParty(
              "shaoxing", "shaoxing", "330600", "绍兴市交通运输行政执法队", "Shaoxing", Suite.INTERNATIONAL));

  boolean isPulled() {
    return name.equals("jinhua-app");
  }
}
