package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.item.CopyNotice;
import io.lianzhi.contracts.item.DriverQualification;
import io.lianzhi.contracts.item.TransportCertificate;
import io.lianzhi.contracts.item.VehicleType;
import java.time.LocalDate;

/** 抄告函 between Quzhou's form and the hub's. */
final class CopyNoticeMapping {
  private CopyNoticeMapping() {}

  static CopyNotice read(Reading letter) {
    LocalDate closedOn = letter.required("closeDate", Values::date);
    Reading in = letter.on(closedOn);
    return new CopyNotice(
        PlateMapping.plate(in),
        closedOn,
        in.field("vehicleRegion", Values.region(closedOn)),
        in.field("vehicleType", Values.code(VehicleType::new)),
        in.field("enterpriseName", Values.text(120)),
        in.field("transportCertNo", Values.code(TransportCertificate::new)),
        in.field("driverName", Values.text(120)),
        in.field("driverQualNo", Values.code(DriverQualification::new)),
        in.field("driverEnterprise", Values.text(120)),
        in.field("sourceUnit", Values.text(120)),
        in.field("loadingSlipNo", Values.text(64)),
        in.object("decision", LawMapping::decision),
        in.field("copyReason", Values.text(10)),
        in.field("remark", Values.text(1000)));
  }

  static void write(CopyNotice notice, Writing out) {
    PlateMapping.write(notice.plate(), out);
    out.put("closeDate", Values.text(notice.closedOn()));
    out.put("vehicleRegion", notice.registrationRegion(), Values.regionCode(out));
    out.put("vehicleType", notice.vehicleType(), VehicleType::code);
    out.putPlain("enterpriseName", notice.enterprise());
    out.put("transportCertNo", notice.transportCertificate(), TransportCertificate::value);
    out.putPlain("driverName", notice.driverName());
    out.put("driverQualNo", notice.driverQualification(), DriverQualification::value);
    out.putPlain("driverEnterprise", notice.driverEnterprise());
    out.putPlain("sourceUnit", notice.loadingSite());
    out.putPlain("loadingSlipNo", notice.loadingSlip());
    out.put("decision", notice.decision(), LawMapping::write);
    out.putPlain("copyReason", notice.reason());
    out.putPlain("remark", notice.remarks());
  }
}
