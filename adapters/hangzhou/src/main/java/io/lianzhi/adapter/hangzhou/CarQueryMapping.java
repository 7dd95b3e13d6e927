package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.adapter.hangzhou.generated.CarQuery;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.item.Vin;

/** 车辆查询 between Hangzhou's form and the hub's. */
final class CarQueryMapping {
  private CarQueryMapping() {}

  static VehicleQuestion read(CarQuery form, Reading in) {
    Car car = PlateMapping.car(form.getCarNo(), form.getCarNoColor(), form.getHpzl());
    return new VehicleQuestion(
        PlateMapping.plate(car, in),
        in.field("vin", form.getVin(), Vin::of),
        in.field("stop_place", form.getStopPlace(), Values.text(120)),
        in.field("query_reason", form.getQueryReason(), Values.text(120)));
  }

  static CarQuery write(VehicleQuestion question, Writing out) {
    Car car = PlateMapping.write(question.plate(), out.day());
    CarQuery form = new CarQuery().carNo(car.getCarNo()).carNoColor(car.getCarNoColor());
    form.setHpzl(car.getHpzl());
    out.put("vin", question.vin(), Vin::value, form::setVin);
    out.put("stop_place", question.place(), form::setStopPlace);
    out.put("query_reason", question.reason(), form::setQueryReason);
    return form;
  }
}
