package io.lianzhi.sandbox;

/** What a hub and its PostgreSQL have spent, over all the lives of the hub. */
final class Spent {
  private final Node hub;
  private final Database database;
  private Cpu earlier = new Cpu(0, 0, 0);
  private Cpu begun = new Cpu(0, 0, 0);
  private double mostResident;
  private int kills;

  /** CPU-seconds; the hub's without its compilers'. */
  record Cpu(double hub, double compiler, double postgres) {
    Cpu since(Cpu before) {
      return new Cpu(hub - before.hub, compiler - before.compiler, postgres - before.postgres);
    }
  }

  Spent(Node hub, Database database) {
    this.hub = hub;
    this.database = database;
  }

  /** What was spent until now is not counted. */
  void begin() {
    begun = ever();
  }

  Cpu soFar() {
    return ever().since(begun);
  }

  private Cpu ever() {
    Usage own = Usage.ofJava(hub.pid());
    mostResident = Math.max(mostResident, own.residentMiB());
    Usage postgres = Usage.ofTree(database.pid());
    return new Cpu(earlier.hub() + own.cpu(), earlier.compiler() + own.compiler(), postgres.cpu());
  }

  /** Kills the hub ({@code kill -9}), and starts it again. */
  void kill() {
    Usage own = Usage.ofJava(hub.pid());
    earlier = new Cpu(earlier.hub() + own.cpu(), earlier.compiler() + own.compiler(), 0);
    kills++;
    hub.kill();
    hub.start(Stage.JVM);
    hub.awaitDoor();
  }

  int kills() {
    return kills;
  }

  /** MiB, as often as was looked. */
  double mostResident() {
    return mostResident;
  }
}
