package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.RefusalCode;

/** Why no row of a file is taken, or no more of its rows. */
enum FileFault {
  NAME(RefusalCode.SCHEMA, "文件名不符合约定"),
  FUTURE(RefusalCode.SCHEMA, "文件名中的日期尚未到来"),
  CONTROL(RefusalCode.SCHEMA, "控制文件缺失或格式不正确"),
  TOO_LARGE(RefusalCode.TOO_LARGE, "文件超过约定的大小"),
  SIZE(RefusalCode.EVIDENCE_HASH, "文件长度与控制文件不一致"),
  DIGEST(RefusalCode.EVIDENCE_HASH, "文件的 SM3 值与控制文件不一致"),
  ROWS(RefusalCode.EVIDENCE_HASH, "文件的行数与控制文件不一致"),
  HEADER(RefusalCode.SCHEMA, "首行不是约定的列名，或文件不是不带 BOM 的 GB18030 编码"),
  STRUCTURE(RefusalCode.SCHEMA, "XML 文件的结构不符合约定"),
  DUPLICATE(RefusalCode.ID_CONFLICT, "内容相同的文件已接收过"),
  STALE(RefusalCode.STALE_VERSION, "该文件的更正版本已先接收"),
  CHANGED(RefusalCode.EVIDENCE_HASH, "文件在接收过程中被改动，其余各行未接收");

  private final RefusalCode code;
  private final String words;

  FileFault(RefusalCode code, String words) {
    this.code = code;
    this.words = words;
  }

  RefusalCode code() {
    return code;
  }

  /** In Chinese, for the result file. */
  String words() {
    return words;
  }
}
