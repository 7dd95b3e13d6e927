package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.House;

/** Makes the adapter named {@code lishui}. */
public final class LishuiAdapterFactory implements AdapterFactory {
  @Override
  public String name() {
    return "lishui";
  }

  /**
   * Needs the settings of {@link LishuiProperties}, and the keys of the party's SSH server.
   *
   * @throws IllegalArgumentException where one is missing or wrong
   */
  @Override
  public Adapter open(House house) {
    house.keys().needsHostKeys();
    return new LishuiAdapter(house, LishuiProperties.of(house.settings()));
  }
}
