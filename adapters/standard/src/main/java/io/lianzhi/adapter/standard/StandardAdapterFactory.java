package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.House;

/** Makes adapters for parties that speak the hub's own API; found by {@code ServiceLoader}. */
public final class StandardAdapterFactory implements AdapterFactory {
  @Override
  public String name() {
    return "standard";
  }

  @Override
  public Adapter open(House house) {
    return StandardAdapter.open(house);
  }
}
