package io.lianzhi.adapter.lishui.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of Lishui's files, as contract/files.md has them. */
final class Columns {
  private static final List<String> HEAD =
      names("函号 来源编号 版本 事项号 发送单位 发送部门 执法证号 接收单位 用途 答复函号 答复期限 紧急程度 测试标志 未提供");
  private static final Map<String, List<String>> CONTENT =
      Map.of(
          "CGH",
          names(
              "车牌号码 车牌颜色 结案日期 车籍地 车辆类型 所属企业 道路运输证号 驾驶员 从业资格证号 驾驶员所属企业 货运源头单位 装载单号 决定书号 决定日期"
                  + " 罚款金额 依据名称 依据版本 依据条款 抄告原因 备注"),
          "CXJL",
          names(
              "记录编号 车牌号码 车牌颜色 检测时间 总重 站点编号 站点名称 站点区划 车籍地 后车牌号码 后车牌颜色 车辆类型 轴数 轴型 轴重 限值 限值依据 超限量"
                  + " 超限率 车速 车道 方向 车长 车宽 车高 是否逃逸 证据满足 通行证号 异常数据 应予处罚 外省抄告 重点监管 检查单位 抓拍时间 称重方式"
                  + " 入库时间 证据位置"),
          "HMD",
          names(
              "条目编号 对象类型 车牌号码 车牌颜色 人员标识 脱敏姓名 统一社会信用代码 单位名称 失信原因 列入日期 截止日期 案件编号 认定单位 认定日期 异议截止日期"
                  + " 依据名称 依据版本 依据条款"),
          "HMDYC",
          names("条目编号 车牌号码 车牌颜色 人员标识 脱敏姓名 统一社会信用代码 单位名称 移出日期 移出原因 认定单位"));

  private Columns() {}

  private static List<String> names(String text) {
    return Arrays.asList(text.split(" ", -1));
  }

  static List<String> of(String code) {
    List<String> content = CONTENT.get(code);
    if (content == null) {
      throw new IllegalArgumentException("no form " + code);
    }
    return Stream.concat(HEAD.stream(), content.stream()).toList();
  }
}
