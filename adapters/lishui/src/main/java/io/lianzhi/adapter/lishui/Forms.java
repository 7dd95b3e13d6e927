package io.lianzhi.adapter.lishui;

import static io.lianzhi.adapter.lishui.Shapes.FLAG;
import static io.lianzhi.adapter.lishui.Shapes.NUMBER;
import static io.lianzhi.adapter.lishui.Shapes.REGION;
import static io.lianzhi.adapter.lishui.Shapes.TEXT;
import static io.lianzhi.adapter.lishui.Shapes.TIME;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColours;
import java.util.List;
import java.util.Optional;

/** Lishui's four forms, by the unit and the plate colours that were agreed. */
final class Forms {
  private final MassUnit unit;
  private final PlateColours colours;
  private final List<Form> all;

  Forms(MassUnit unit, PlateColours colours) {
    this.unit = unit;
    this.colours = colours;
    this.all = List.of(copyNotice(), overloadRecord(), blacklistEntry(), blacklistRemoval());
  }

  /** The form of a kind; empty for what a daily file cannot answer. */
  Optional<Form> of(ItemKind kind) {
    return all.stream().filter(form -> form.kind() == kind).findFirst();
  }

  List<Form> all() {
    return all;
  }

  private Form copyNotice() {
    return new Form(
        ItemKind.COPY_NOTICE,
        "CGH",
        "closedOn",
        List.of(
            plate("车牌号码", "车牌颜色", "plate"),
            value("结案日期", "closedOn", TEXT),
            value("车籍地", "registrationRegion", REGION),
            value("车辆类型", "vehicleType", TEXT),
            value("所属企业", "enterprise", TEXT),
            value("道路运输证号", "transportCertificate", TEXT),
            value("驾驶员", "driverName", TEXT),
            value("从业资格证号", "driverQualification", TEXT),
            value("驾驶员所属企业", "driverEnterprise", TEXT),
            value("货运源头单位", "loadingSite", TEXT),
            value("装载单号", "loadingSlip", TEXT),
            group(
                "decision",
                value("决定书号", "number", TEXT),
                value("决定日期", "decidedOn", TEXT),
                value("罚款金额", "fineYuan", NUMBER),
                law("basis")),
            value("抄告原因", "reason", TEXT),
            value("备注", "remarks", TEXT)));
  }

  private Form overloadRecord() {
    return new Form(
        ItemKind.OVERLOAD_RECORD,
        "CXJL",
        "detectedAt",
        List.of(
            value("记录编号", "recordCode", TEXT),
            plate("车牌号码", "车牌颜色", "plate"),
            value("检测时间", "detectedAt", TIME),
            group("totalMass", value("总重", "kg", unit.whole())),
            value("站点编号", "station", TEXT),
            value("站点名称", "stationName", TEXT),
            value("站点区划", "stationRegion", REGION),
            value("车籍地", "registrationRegion", REGION),
            plate("后车牌号码", "后车牌颜色", "rearPlate"),
            value("车辆类型", "vehicleType", TEXT),
            value("轴数", "axles", NUMBER),
            value("轴型", "axleLayout", TEXT),
            value("轴重", "axleMasses", Shapes.list(unit.part())),
            group("limit", value("限值", "kg", unit.whole()), value("限值依据", "rule", TEXT)),
            value("超限量", "overMass", unit.part()),
            value("超限率", "overrunRate", Shapes.numberIn("percent")),
            value("车速", "speedKmh", NUMBER),
            value("车道", "lane", NUMBER),
            value("方向", "direction", TEXT),
            group(
                "dimensions",
                value("车长", "lengthMm", NUMBER),
                value("车宽", "widthMm", NUMBER),
                value("车高", "heightMm", NUMBER)),
            value("是否逃逸", "fled", FLAG),
            value("证据满足", "evidenceComplete", FLAG),
            value("通行证号", "permit", TEXT),
            value("异常数据", "unusual", FLAG),
            value("应予处罚", "mustBePunished", FLAG),
            value("外省抄告", "copiedOutOfProvince", FLAG),
            value("重点监管", "underKeySupervision", FLAG),
            value("检查单位", "checkOrgan", TEXT),
            value("抓拍时间", "snapshotAt", TIME),
            value("称重方式", "measureType", TEXT),
            value("入库时间", "storedAt", TIME),
            value("证据位置", "evidence", Shapes.list(TEXT))));
  }

  private Form blacklistEntry() {
    return new Form(
        ItemKind.BLACKLIST_ENTRY,
        "HMD",
        "listedFrom",
        List.of(
            value("条目编号", "entryId", TEXT),
            value("对象类型", "subjectType", Shapes.coded(Codes.SUBJECT_TYPE)),
            subject(),
            value("失信原因", "reason", TEXT),
            value("列入日期", "listedFrom", TEXT),
            value("截止日期", "listedTo", TEXT),
            value("案件编号", "caseNumbers", Shapes.list(TEXT)),
            value("认定单位", "determinedBy", TEXT),
            value("认定日期", "determinedOn", TEXT),
            value("异议截止日期", "objectionUntil", TEXT),
            law("legalBasis")));
  }

  private Form blacklistRemoval() {
    return new Form(
        ItemKind.BLACKLIST_REMOVAL,
        "HMDYC",
        "removedOn",
        List.of(
            value("条目编号", "entryId", TEXT),
            subject(),
            value("移出日期", "removedOn", TEXT),
            value("移出原因", "reason", TEXT),
            value("认定单位", "determinedBy", TEXT)));
  }

  private Slot subject() {
    return group(
        "subject",
        plate("车牌号码", "车牌颜色", "plate"),
        value("人员标识", "token", TEXT),
        value("脱敏姓名", "maskedName", TEXT),
        value("统一社会信用代码", "creditCode", TEXT),
        value("单位名称", "name", TEXT));
  }

  private static Slot law(String field) {
    return group(
        field,
        value("依据名称", "title", TEXT),
        value("依据版本", "versionDate", TEXT),
        value("依据条款", "article", TEXT));
  }

  private Slot plate(String number, String colour, String field) {
    return new PlateSlot(number, colour, field, colours);
  }

  private static Slot value(String column, String field, Shape shape) {
    return new ValueSlot(column, field, shape);
  }

  private static Slot group(String field, Slot... members) {
    return new GroupSlot(field, List.of(members));
  }
}
