package io.lianzhi.contracts.json;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.EnterpriseSubject;
import io.lianzhi.contracts.item.PersonSubject;
import io.lianzhi.contracts.item.Subject;
import io.lianzhi.contracts.item.UnifiedCreditCode;
import io.lianzhi.contracts.item.VehicleSubject;
import java.util.Map;

/** A blacklist's subject: told apart by the name of its one identifying member. */
final class SubjectCodec {
  private SubjectCodec() {}

  static Object write(Subject subject) {
    return switch (subject) {
      case VehicleSubject vehicle -> JsonObject.tree("plate", Codecs.PLATE.write(vehicle.plate()));
      case PersonSubject person ->
          JsonObject.tree("token", person.token(), "maskedName", person.maskedName());
      case EnterpriseSubject enterprise ->
          JsonObject.tree("creditCode", enterprise.code().value(), "name", enterprise.name());
    };
  }

  static Subject read(Object raw) {
    if (raw instanceof Map<?, ?> map) {
      if (map.containsKey("plate")) {
        JsonObject object = JsonObject.of(raw, "plate");
        return new VehicleSubject(Codecs.PLATE.read(object.find("plate").orElseThrow()));
      }
      if (map.containsKey("token")) {
        JsonObject object = JsonObject.of(raw, "token", "maskedName");
        return new PersonSubject(object.text("token"), object.text("maskedName"));
      }
      if (map.containsKey("creditCode")) {
        JsonObject object = JsonObject.of(raw, "creditCode", "name");
        return new EnterpriseSubject(
            new UnifiedCreditCode(object.text("creditCode")), object.text("name"));
      }
    }
    throw new InvalidValue(
        RefusalCode.SCHEMA, "not a subject", "an object with plate, token or creditCode");
  }
}
