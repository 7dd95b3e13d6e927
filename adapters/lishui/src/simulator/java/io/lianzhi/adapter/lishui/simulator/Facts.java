package io.lianzhi.adapter.lishui.simulator;

import io.lianzhi.contracts.item.ItemKind;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a record of Lishui's says, in the hub's terms: read here, not by the adapter. */
final class Facts {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** The hub's names of what a clause can keep back, by the first column of each. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("车籍地", "registrationRegion"),
          Map.entry("车辆类型", "vehicleType"),
          Map.entry("所属企业", "enterprise"),
          Map.entry("道路运输证号", "transportCertificate"),
          Map.entry("驾驶员", "driverName"),
          Map.entry("从业资格证号", "driverQualification"),
          Map.entry("驾驶员所属企业", "driverEnterprise"),
          Map.entry("货运源头单位", "loadingSite"),
          Map.entry("装载单号", "loadingSlip"),
          Map.entry("决定书号", "decision"),
          Map.entry("抄告原因", "reason"),
          Map.entry("移出原因", "reason"),
          Map.entry("备注", "remarks"),
          Map.entry("站点编号", "station"),
          Map.entry("站点名称", "stationName"),
          Map.entry("站点区划", "stationRegion"),
          Map.entry("后车牌号码", "rearPlate"),
          Map.entry("轴数", "axles"),
          Map.entry("轴型", "axleLayout"),
          Map.entry("轴重", "axleMasses"),
          Map.entry("限值", "limit"),
          Map.entry("超限量", "overMass"),
          Map.entry("超限率", "overrunRate"),
          Map.entry("车速", "speedKmh"),
          Map.entry("车道", "lane"),
          Map.entry("方向", "direction"),
          Map.entry("车长", "dimensions"),
          Map.entry("是否逃逸", "fled"),
          Map.entry("证据满足", "evidenceComplete"),
          Map.entry("通行证号", "permit"),
          Map.entry("异常数据", "unusual"),
          Map.entry("应予处罚", "mustBePunished"),
          Map.entry("外省抄告", "copiedOutOfProvince"),
          Map.entry("重点监管", "underKeySupervision"),
          Map.entry("检查单位", "checkOrgan"),
          Map.entry("抓拍时间", "snapshotAt"),
          Map.entry("称重方式", "measureType"),
          Map.entry("入库时间", "storedAt"),
          Map.entry("证据位置", "evidence"),
          Map.entry("案件编号", "caseNumbers"),
          Map.entry("认定单位", "determinedBy"),
          Map.entry("认定日期", "determinedOn"),
          Map.entry("异议截止日期", "objectionUntil"),
          Map.entry("依据名称", "legalBasis"));

  private final Map<String, String> record;
  private final Map<String, String> facts = new TreeMap<>();

  private Facts(Map<String, String> record) {
    this.record = record;
  }

  static ItemKind kind(String code) {
    return switch (code) {
      case "CGH" -> ItemKind.COPY_NOTICE;
      case "CXJL" -> ItemKind.OVERLOAD_RECORD;
      case "HMD" -> ItemKind.BLACKLIST_ENTRY;
      case "HMDYC" -> ItemKind.BLACKLIST_REMOVAL;
      default -> throw new IllegalArgumentException("no form " + code);
    };
  }

  static Map<String, String> of(String code, Map<String, String> record) {
    Facts read = new Facts(record);
    read.put("plate", "车牌号码");
    read.put("colour", "车牌颜色", Facts::colour);
    read.put("totalKg", "总重");
    read.put("limitKg", "限值");
    read.put("region", "车籍地");
    read.put("driverName", "驾驶员");
    read.put("qualification", "从业资格证号");
    read.put("entry", "条目编号");
    read.put("withheld", "未提供", Facts::withheld);
    switch (kind(code)) {
      case COPY_NOTICE -> read.put("time", "结案日期");
      case OVERLOAD_RECORD -> read.put("time", "检测时间", Facts::instant);
      case BLACKLIST_ENTRY -> read.put("time", "列入日期");
      case BLACKLIST_REMOVAL -> read.put("time", "移出日期");
      case VEHICLE_QUESTION,
          VEHICLE_RECORD,
          WATCH_ORDER,
          WATCH_REVOCATION,
          WATCH_HIT,
          VEHICLE_ALARM -> {}
    }
    return read.facts;
  }

  private void put(String fact, String column) {
    put(fact, column, UnaryOperator.identity());
  }

  private void put(String fact, String column, UnaryOperator<String> reader) {
    Optional.ofNullable(record.get(column))
        .filter(text -> !text.isBlank())
        .ifPresent(text -> facts.put(fact, reader.apply(text)));
  }

  private static String instant(String text) {
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.ofHours(8)).toString();
  }

  private static String withheld(String text) {
    return Arrays.stream(text.split("\\|", -1))
        .map(entry -> entry.split(":", 2)[0])
        .map(column -> FIELDS.getOrDefault(column, column))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** JT/T 697.7. */
  private static String colour(String code) {
    return switch (code) {
      case "1" -> "BLUE";
      case "2" -> "YELLOW";
      case "3" -> "BLACK";
      case "4" -> "WHITE";
      case "5" -> "GREEN";
      case "9" -> "OTHER";
      case "91" -> "FARM_YELLOW";
      case "92" -> "FARM_GREEN";
      case "93" -> "YELLOW_GREEN";
      case "94" -> "GRADIENT_GREEN";
      default -> "UNKNOWN";
    };
  }
}
