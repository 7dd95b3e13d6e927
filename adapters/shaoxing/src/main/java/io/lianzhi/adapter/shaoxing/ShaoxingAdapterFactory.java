package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.House;

/** Makes the adapter named {@code shaoxing}. */
public final class ShaoxingAdapterFactory implements AdapterFactory {
  @Override
  public String name() {
    return "shaoxing";
  }

  /**
   * Needs the setting {@code url} and the secret {@code jkxlh}.
   *
   * @throws IllegalArgumentException where one is missing or wrong
   */
  @Override
  public Adapter open(House house) {
    house.secrets().needs(ShaoxingAdapter.LICENCE);
    return new ShaoxingAdapter(house, ShaoxingProperties.of(house.settings()));
  }
}
