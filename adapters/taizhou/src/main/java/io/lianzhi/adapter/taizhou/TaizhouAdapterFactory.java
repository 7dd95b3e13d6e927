package io.lianzhi.adapter.taizhou;

import io.lianzhi.adapter.taizhou.link.Link;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.House;

/** Makes the adapter named {@code taizhou}. */
public final class TaizhouAdapterFactory implements AdapterFactory {
  @Override
  public String name() {
    return "taizhou";
  }

  /**
   * Needs the settings of {@link TaizhouProperties}, and the secrets of {@link Link} where there is
   * one.
   *
   * @throws IllegalArgumentException where one is wrong
   */
  @Override
  public Adapter open(House house) {
    return new TaizhouAdapter(house, TaizhouProperties.of(house.settings()));
  }
}
