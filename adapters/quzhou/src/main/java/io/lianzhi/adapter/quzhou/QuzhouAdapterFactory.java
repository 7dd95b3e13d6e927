package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.AdapterFactory;
import io.lianzhi.contracts.House;

/** Makes the adapter named {@code quzhou}. */
public final class QuzhouAdapterFactory implements AdapterFactory {
  @Override
  public String name() {
    return "quzhou";
  }

  @Override
  public boolean callsNationally() {
    return true;
  }

  /**
   * Needs the settings of {@link QuzhouProperties} and the secret {@code app-secret}.
   *
   * @throws IllegalArgumentException where one is missing or wrong
   */
  @Override
  public Adapter open(House house) {
    house.secrets().needs(SecretChain.APP_SECRET);
    return new QuzhouAdapter(house, QuzhouProperties.of(house.settings()));
  }
}
