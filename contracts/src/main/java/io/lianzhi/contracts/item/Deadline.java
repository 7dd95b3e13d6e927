package io.lianzhi.contracts.item;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The deadlines of the laws that letters live under. {@link #rule} is the name in the tables.
 * Articles of 超限运输车辆行驶公路管理规定 are numbered as in 2016.
 */
public enum Deadline {
  /** 超限运输车辆行驶公路管理规定 44: copy to the place of registration after the case is finished. */
  COPY_NOTICE_AFTER_CLOSE,
  /** 行政处罚法(2021) 61. */
  SERVICE_OF_DECISION,
  /** 行政处罚法(2021) 48: withdraw a public decision that was changed or annulled. */
  DECISION_WITHDRAWAL,
  /** 行政处罚法(2021) 56 and 交通运输行政执法程序规定. */
  EVIDENCE_REGISTRATION_HANDLING,
  /** 浙江省公路条例(2020) 40: the owner appears at a station. */
  OFFSITE_OWNER_APPEARANCE,
  /** 行政处罚法(2021) 67. */
  PAY_FINE,
  /** 行政处罚法(2021) 60. */
  DECISION_AFTER_FILING,
  /** 行政强制法 25. */
  COERCIVE_MEASURE,
  /** 行政执法机关移送涉嫌犯罪案件的规定(2020): hand over to the police after approval. */
  TRANSFER_TO_POLICE_24H;

  public TimeLimit limit() {
    return switch (this) {
      case COPY_NOTICE_AFTER_CLOSE, SERVICE_OF_DECISION, EVIDENCE_REGISTRATION_HANDLING ->
          new TimeLimit.Working(7);
      case DECISION_WITHDRAWAL -> new TimeLimit.Working(3);
      case OFFSITE_OWNER_APPEARANCE, PAY_FINE -> new TimeLimit.Calendar(15, true);
      case DECISION_AFTER_FILING -> new TimeLimit.Calendar(90, false);
      case COERCIVE_MEASURE -> new TimeLimit.Calendar(30, false);
      case TRANSFER_TO_POLICE_24H -> new TimeLimit.Hours(24);
    };
  }

  public DueDate due(LocalDate start) {
    return limit().due(start);
  }

  public String rule() {
    return name().toLowerCase(Locale.ROOT);
  }
}
