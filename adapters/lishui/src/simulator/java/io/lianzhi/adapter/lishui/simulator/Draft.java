package io.lianzhi.adapter.lishui.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** A record of Lishui's on its way to be written: changed column by column, then put in a file. */
record Draft(String code, Map<String, String> record) {
  Draft {
    record = new LinkedHashMap<>(record);
  }

  /** The same with another text. */
  Draft with(String column, String text) {
    Draft changed = new Draft(code, record);
    changed.record.put(column, text);
    return changed;
  }

  Draft without(String column) {
    Draft changed = new Draft(code, record);
    changed.record.remove(column);
    return changed;
  }

  /** The id under which the hub knows it in a file's first version, or in a later one. */
  String id(int version) {
    return "LS:" + record.getOrDefault("来源编号", "") + ":" + version;
  }

  Map<String, String> facts() {
    return Facts.of(code, record);
  }
}
