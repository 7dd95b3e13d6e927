package io.lianzhi.adapter.lishui;

/**
 * A file that lies ready at Lishui's.
 *
 * @param modified in seconds since 1970, by their clock
 */
record Offered(String folder, String name, long size, long modified) {
  String path() {
    return folder + "/" + name;
  }

  /** What its result is called by: a file that was sent again has one of its own. */
  String key() {
    return folder.equals(Remote.RESEND) ? "resend-" + name : name;
  }
}
