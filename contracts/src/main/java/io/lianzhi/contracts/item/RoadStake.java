package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/**
 * A place on a road by its kilometre stone, as officers write it: G228 K3926+300, X816新漩线K17,
 * X308桐方线K32+200M.
 */
public record RoadStake(String value) {
  private static final Pattern FORM =
      Pattern.compile("[GSXYCZ]\\d{1,4}\\p{IsHan}{0,16} ?K\\d{1,4}(?:\\+\\d{1,3}M?)?");

  public RoadStake {
    Checks.form(FORM, value, "not a road and stake", "road, K, kilometre: G60K320+500");
  }

  /** The road's number, as in G104. */
  public String road() {
    return value.split("[^A-Z0-9]|K", 2)[0];
  }
}
