package io.lianzhi.contracts.item;

/** A vehicle by plate and colour. */
public record VehicleSubject(Plate plate) implements Subject {
  @Override
  public String key() {
    return plate.key();
  }
}
