package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.Vin;

/** 车辆查询 between Quzhou's form and the hub's. */
final class VehicleQuestionMapping {
  private VehicleQuestionMapping() {}

  static VehicleQuestion read(Reading in) {
    return new VehicleQuestion(
        PlateMapping.plate(in),
        in.field("vin", Values.code(Vin::of)),
        in.field("stopPlace", Values.text(120)),
        in.field("queryReason", Values.text(120)));
  }

  static void write(VehicleQuestion question, Writing out) {
    PlateMapping.write(question.plate(), out);
    out.put("vin", question.vin(), Vin::value);
    out.putPlain("stopPlace", question.place());
    out.putPlain("queryReason", question.reason());
  }
}
