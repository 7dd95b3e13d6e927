package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.House;

/** Makes the adapter named {@code hangzhou}. */
public final class HangzhouAdapterFactory implements AdapterFactory {
  @Override
  public String name() {
    return "hangzhou";
  }

  @Override
  public Adapter open(House house) {
    return new HangzhouAdapter(house, HangzhouProperties.of(house.settings()));
  }
}
