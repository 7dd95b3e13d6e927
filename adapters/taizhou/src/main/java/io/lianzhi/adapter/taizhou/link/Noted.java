package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.contracts.link.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happened on the link, to be counted; nothing of it names a vehicle. */
enum Noted {
  FRAMES,
  /** Broken, too long, cut off, or encrypted without an agreed cipher. */
  BROKEN,
  /** Of another platform's access code. */
  FOREIGN,
  /** Before login, or of a kind that the hub has no use for. */
  IGNORED,
  LOGINS,
  LOGINS_REFUSED,
  /** Connections ended for saying nothing. */
  SILENT,
  /** Attempts to call back after the first. */
  RECONNECTIONS,
  /** The link back was refused by Taizhou, or has ended. */
  BACK_LOST,
  POSITIONS,
  /** Positions without vehicle, time or place that can be read. */
  POSITIONS_UNREADABLE,
  /** Positions of vehicles that nobody asked to watch: dropped. */
  POSITIONS_UNWATCHED,
  /** Positions of a watched vehicle within the time of an earlier hit: dropped. */
  POSITIONS_REPEATED,
  HITS,
  ALARMS,
  /** Alarms of platforms, or alarms while the settings name nobody to tell. */
  ALARMS_DROPPED;

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Counts until it is asked. */
  static final class Tally {
    private final Map<Noted, Long> times = new EnumMap<>(Noted.class);

    void add(Noted what) {
      add(what, 1);
    }

    void add(Noted what, long more) {
      times.merge(what, more, Long::sum);
    }

    /** What was counted since the last time, without what is zero. */
    List<Step.Count> taken() {
      List<Step.Count> counts =
          times.entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .map(entry -> new Step.Count(entry.getKey().word(), entry.getValue()))
              .toList();
      times.clear();
      return counts;
    }
  }
}
