package io.lianzhi.adapter.shaoxing;

import static io.lianzhi.adapter.shaoxing.Shapes.FLAG;
import static io.lianzhi.adapter.shaoxing.Shapes.NUMBER;
import static io.lianzhi.adapter.shaoxing.Shapes.REGION;
import static io.lianzhi.adapter.shaoxing.Shapes.TEXT;
import static io.lianzhi.adapter.shaoxing.Shapes.TIME;
import static io.lianzhi.adapter.shaoxing.Shapes.coded;
import static io.lianzhi.adapter.shaoxing.Shapes.group;
import static io.lianzhi.adapter.shaoxing.Shapes.list;
import static io.lianzhi.adapter.shaoxing.Shapes.numberIn;

import io.lianzhi.contracts.item.ItemKind;
import java.util.List;

/** What travels as a SOAP 1.2 letter: colours in the case system's codes, masses in tonnes. */
final class LetterForms {
  static final Shape LEGAL_BASIS =
      group(
          new ValueSlot("mc", "title", TEXT),
          new ValueSlot("bbrq", "versionDate", TEXT),
          new ValueSlot("tk", "article", TEXT));

  static final Shape DIMENSIONS =
      group(
          new ValueSlot("c", "lengthMm", NUMBER),
          new ValueSlot("k", "widthMm", NUMBER),
          new ValueSlot("g", "heightMm", NUMBER));

  private static final Shape DECISION =
      group(
          new ValueSlot("wsbh", "number", TEXT),
          new ValueSlot("jdrq", "decidedOn", TEXT),
          new ValueSlot("fkje", "fineYuan", NUMBER),
          new ValueSlot("flyj", "basis", LEGAL_BASIS));

  private static final Slot PLATE = plate("hphm", "hpys", "plate");

  private static final Shape SUBJECT =
      group(
          PLATE,
          new ValueSlot("rybs", "token", TEXT),
          new ValueSlot("ryxm", "maskedName", TEXT),
          new ValueSlot("tyxydm", "creditCode", TEXT),
          new ValueSlot("qymc", "name", TEXT));

  static final Form COPY_NOTICE =
      new Form(
          ItemKind.COPY_NOTICE,
          "cgh",
          List.of(
              PLATE,
              new ValueSlot("jarq", "closedOn", TEXT),
              new ValueSlot("cjd", "registrationRegion", REGION),
              new ValueSlot("cllx", "vehicleType", TEXT),
              new ValueSlot("ssqy", "enterprise", TEXT),
              new ValueSlot("dlyszh", "transportCertificate", TEXT),
              new ValueSlot("jsy", "driverName", TEXT),
              new ValueSlot("cyzgzh", "driverQualification", TEXT),
              new ValueSlot("jsyssqy", "driverEnterprise", TEXT),
              new ValueSlot("hyydw", "loadingSite", TEXT),
              new ValueSlot("zzd", "loadingSlip", TEXT),
              new ValueSlot("cfjd", "decision", DECISION),
              new ValueSlot("cgyy", "reason", TEXT),
              new ValueSlot("bz", "remarks", TEXT)));

  static final Form OVERLOAD_RECORD =
      new Form(
          ItemKind.OVERLOAD_RECORD,
          "cxjl",
          List.of(
              new ValueSlot("jlbh", "recordCode", TEXT),
              PLATE,
              new ValueSlot("jcsj", "detectedAt", TIME),
              new ValueSlot("zz", "totalMass", MassShape.grossTonnes()),
              new ValueSlot("zdbh", "station", TEXT),
              new ValueSlot("zdmc", "stationName", TEXT),
              new ValueSlot("zdxzqh", "stationRegion", REGION),
              new ValueSlot("cjd", "registrationRegion", REGION),
              plate("hhphm", "hhpys", "rearPlate"),
              new ValueSlot("cllx", "vehicleType", TEXT),
              new ValueSlot("zs", "axles", NUMBER),
              new ValueSlot("zx", "axleLayout", TEXT),
              new ValueSlot("gzzl", "axleMasses", list("z", MassShape.tonnes())),
              new ValueSlot("xz", "limit", MassShape.limitTonnes()),
              new ValueSlot("czzl", "overMass", MassShape.tonnes()),
              new ValueSlot("cxl", "overrunRate", numberIn("percent")),
              new ValueSlot("cs", "speedKmh", NUMBER),
              new ValueSlot("cd", "lane", NUMBER),
              new ValueSlot("fx", "direction", TEXT),
              new ValueSlot("wkcc", "dimensions", DIMENSIONS),
              new ValueSlot("sftb", "fled", FLAG),
              new ValueSlot("zjwz", "evidenceComplete", FLAG),
              new ValueSlot("txzh", "permit", TEXT)));

  static final Form BLACKLIST_ENTRY =
      new Form(
          ItemKind.BLACKLIST_ENTRY,
          "hmd",
          List.of(
              new ValueSlot("hmdbh", "entryId", TEXT),
              new ValueSlot("dx", "subject", SUBJECT),
              new ValueSlot("dxlx", "subjectType", coded(Codes.SUBJECT_TYPE)),
              new ValueSlot("yy", "reason", TEXT),
              new ValueSlot("lrrq", "listedFrom", TEXT),
              new ValueSlot("dqrq", "listedTo", TEXT),
              new ValueSlot("ajbh", "caseNumbers", list("h", TEXT)),
              new ValueSlot("rddw", "determinedBy", TEXT),
              new ValueSlot("rdrq", "determinedOn", TEXT),
              new ValueSlot("yyjzrq", "objectionUntil", TEXT),
              new ValueSlot("flyj", "legalBasis", LEGAL_BASIS)));

  static final Form BLACKLIST_REMOVAL =
      new Form(
          ItemKind.BLACKLIST_REMOVAL,
          "hmdyc",
          List.of(
              new ValueSlot("hmdbh", "entryId", TEXT),
              new ValueSlot("dx", "subject", SUBJECT),
              new ValueSlot("ycrq", "removedOn", TEXT),
              new ValueSlot("ycyy", "reason", TEXT),
              new ValueSlot("rddw", "determinedBy", TEXT)));

  static final List<Form> ALL =
      List.of(COPY_NOTICE, OVERLOAD_RECORD, BLACKLIST_ENTRY, BLACKLIST_REMOVAL);

  private LetterForms() {}

  private static Slot plate(String number, String colour, String field) {
    return new PlateSlot(number, colour, field, Colours.CASE_SYSTEM);
  }
}
