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
  public boolean callsNationally() {
    return true;
  }

  /**
   * Needs the settings of {@link HangzhouProperties} and the secrets {@code client-secret} and
   * {@code webhook}.
   *
   * @throws IllegalArgumentException where one is missing or wrong
   */
  @Override
  public Adapter open(House house) {
    house.secrets().needs(Tokens.SECRET);
    house.secrets().needs(HangzhouAdapter.WEBHOOK_SECRET);
    return new HangzhouAdapter(house, HangzhouProperties.of(house.settings()));
  }
}
