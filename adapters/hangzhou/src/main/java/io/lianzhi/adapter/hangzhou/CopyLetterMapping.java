package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.adapter.hangzhou.generated.CopyLetter;
import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.json.Codecs;
import java.time.LocalDate;

/** 抄告函 between Hangzhou's form and the hub's. */
final class CopyLetterMapping {
  private CopyLetterMapping() {}

  static CopyNotice read(CopyLetter form, Reading in) {
    Car car = PlateMapping.car(form.getCarNo(), form.getCarNoColor(), form.getHpzl());
    LocalDate closedOn = in.required("close_case_date", form.getCloseCaseDate(), Codecs.DATE::read);
    return new CopyNotice(
        PlateMapping.plate(car, in.on(closedOn)),
        closedOn,
        in.field("vehicle_county", form.getVehicleCounty(), Values.region(closedOn)),
        in.field("vehicle_type", form.getVehicleType(), VehicleType::new),
        in.field("company_name", form.getCompanyName(), Values.text(120)),
        in.field("road_transport_no", form.getRoadTransportNo(), TransportCertificate::new),
        in.field("driver_name", form.getDriverName(), Values.text(120)),
        in.field("driver_qual_no", form.getDriverQualNo(), DriverQualification::new),
        in.field("driver_company", form.getDriverCompany(), Values.text(120)),
        in.field("source_unit", form.getSourceUnit(), Values.text(120)),
        in.field("loading_slip_no", form.getLoadingSlipNo(), Values.text(64)),
        in.field(
            "decision",
            form.getDecision(),
            decision -> LawMapping.decision(decision, in.within("decision"))),
        in.field("make_copy_reason", form.getMakeCopyReason(), Values.text(10)),
        in.field("remark", form.getRemark(), Values.text(1000)));
  }

  static CopyLetter write(CopyNotice notice, Writing out) {
    CopyLetter form = new CopyLetter().closeCaseDate(text(notice.closedOn()));
    Car car = PlateMapping.write(notice.plate(), out.day());
    form.carNo(car.getCarNo()).carNoColor(car.getCarNoColor()).setHpzl(car.getHpzl());
    out.put(
        "vehicle_county",
        notice.registrationRegion(),
        Values.regionCode(out.day()),
        form::setVehicleCounty);
    out.put("vehicle_type", notice.vehicleType(), VehicleType::code, form::setVehicleType);
    out.put("company_name", notice.enterprise(), form::setCompanyName);
    out.put(
        "road_transport_no",
        notice.transportCertificate(),
        TransportCertificate::value,
        form::setRoadTransportNo);
    out.put("driver_name", notice.driverName(), form::setDriverName);
    out.put(
        "driver_qual_no",
        notice.driverQualification(),
        DriverQualification::value,
        form::setDriverQualNo);
    out.put("driver_company", notice.driverEnterprise(), form::setDriverCompany);
    out.put("source_unit", notice.loadingSite(), form::setSourceUnit);
    out.put("loading_slip_no", notice.loadingSlip(), form::setLoadingSlipNo);
    out.put("decision", notice.decision(), LawMapping::write, form::setDecision);
    out.put("make_copy_reason", notice.reason(), form::setMakeCopyReason);
    out.put("remark", notice.remarks(), form::setRemark);
    return form;
  }

  private static String text(LocalDate day) {
    return day.toString();
  }
}
