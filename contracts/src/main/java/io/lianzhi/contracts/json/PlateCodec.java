package io.lianzhi.contracts.json;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.PlateRules;

/**
 * A plate with its canonical colour. Whatever a {@link Plate} can be is read: which new-energy
 * letters a party may send is judged by its adapter.
 */
final class PlateCodec {
  private static final Codec<String> TEXT = Codecs.text(64);
  private static final Codec<PlateColour> COLOUR = Codecs.ofEnum(PlateColour.class);

  private PlateCodec() {}

  static Object write(PlateReading plate) {
    return JsonObject.tree("text", plate.text(), "colour", plate.colour().name());
  }

  static PlateReading read(Object raw) {
    JsonObject object = JsonObject.of(raw, "text", "colour");
    PlateColour colour = COLOUR.read(object.text("colour"));
    return PlateRules.anyLetter().read(TEXT.read(object.text("text")), colour);
  }

  static Plate readPlate(Object raw) {
    if (read(raw) instanceof Plate plate) {
      return plate;
    }
    throw new InvalidValue(RefusalCode.ID_CHECK_FAILED, "no plate", "a plate as GA 36-2018");
  }
}
