package io.lianzhi.adapter.shaoxing;

import static io.lianzhi.adapter.shaoxing.Shapes.FLAG;
import static io.lianzhi.adapter.shaoxing.Shapes.NUMBER;
import static io.lianzhi.adapter.shaoxing.Shapes.REGION;
import static io.lianzhi.adapter.shaoxing.Shapes.TEXT;
import static io.lianzhi.adapter.shaoxing.Shapes.TIME;
import static io.lianzhi.adapter.shaoxing.Shapes.list;

import io.lianzhi.contracts.item.ItemKind;
import java.util.List;

/** What travels by the SOAP 1.1 service: colours in the police's codes, masses in kilograms. */
final class ObjectForms {
  private static final Slot PLATE = new PlateSlot("hphm", "hpys", "plate", Colours.POLICE);

  static final Form VEHICLE_QUESTION =
      new Form(
          ItemKind.VEHICLE_QUESTION,
          "clcx",
          List.of(
              PLATE,
              new ValueSlot("clsbdh", "vin", TEXT),
              new ValueSlot("cxdd", "place", TEXT),
              new ValueSlot("cxyy", "reason", TEXT)));

  static final Form VEHICLE_RECORD =
      new Form(
          ItemKind.VEHICLE_RECORD,
          "clxx",
          List.of(
              PLATE,
              new ValueSlot("cxjg", "found", FLAG),
              new ValueSlot("hpzl", "plateKind", TEXT),
              new ValueSlot("cllx", "vehicleType", TEXT),
              new ValueSlot("syxz", "use", TEXT),
              new ValueSlot("clsbdh", "vin", TEXT),
              new ValueSlot("clpp", "brand", TEXT),
              new ValueSlot("clxh", "model", TEXT),
              new ValueSlot("syr", "owner", TEXT),
              new ValueSlot("syrdm", "ownerCreditCode", TEXT),
              new ValueSlot("ssqy", "enterprise", TEXT),
              new ValueSlot("dlyszh", "transportCertificate", TEXT),
              new ValueSlot("yszzt", "certificateStatus", TEXT),
              new ValueSlot("yszyxq", "certificateValidTo", TEXT),
              new ValueSlot("jyfw", "businessScope", TEXT),
              new ValueSlot("cjd", "registrationRegion", REGION),
              new ValueSlot("zs", "axles", NUMBER),
              new ValueSlot("zbzl", "curbMass", MassShape.kilograms()),
              new ValueSlot("hdzzl", "approvedMass", MassShape.kilograms()),
              new ValueSlot("zzl", "grossMass", MassShape.kilograms()),
              new ValueSlot("wkcc", "dimensions", LetterForms.DIMENSIONS),
              new ValueSlot("yxqz", "inspectionValidTo", TEXT),
              new ValueSlot("bxzzrq", "insuranceValidTo", TEXT),
              new ValueSlot("dwzx", "positioningOnline", FLAG),
              new ValueSlot("wfcs", "illegalOverloads", NUMBER),
              new ValueSlot("hmdbz", "blacklistFlags", list("yy", TEXT)),
              new ValueSlot("gxsj", "updatedAt", TIME)));

  private ObjectForms() {}
}
