package io.lianzhi.adapter.taizhou.link;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Messages of JT/T 809 that the hub says or understands, by MSG_ID. */
enum Message {
  /** 主链路登录请求. */
  LOGIN(0x1001),
  /** 主链路登录应答. */
  LOGIN_ANSWER(0x1002),
  /** 主链路注销请求. */
  LOGOUT(0x1003),
  /** 主链路注销应答. */
  LOGOUT_ANSWER(0x1004),
  /** 主链路连接保持请求. */
  KEEP(0x1005),
  /** 主链路连接保持应答. */
  KEEP_ANSWER(0x1006),
  /** 主链路断开通知: the lower platform lost the main link. */
  MAIN_LOST(0x1007),
  /** 下级平台主动关闭链路通知. */
  LOWER_CLOSES(0x1008),
  /** 主链路动态信息交换. */
  EXCHANGE(0x1200),
  /** 主链路报警信息交互. */
  WARNING(0x1400),
  /** 从链路连接请求. */
  BACK_LOGIN(0x9001),
  /** 从链路连接应答. */
  BACK_LOGIN_ANSWER(0x9002),
  /** 从链路注销请求. */
  BACK_LOGOUT(0x9003),
  /** 从链路注销应答. */
  BACK_LOGOUT_ANSWER(0x9004),
  /** 从链路连接保持请求. */
  BACK_KEEP(0x9005),
  /** 从链路连接保持应答. */
  BACK_KEEP_ANSWER(0x9006),
  /** 从链路断开通知: the upper platform lost the link back. */
  BACK_LOST(0x9007),
  /** 上级平台主动关闭链路通知. */
  UPPER_CLOSES(0x9008);

  private static final Map<Integer, Message> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Message::id, Function.identity()));

  private final int id;

  Message(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }

  static Optional<Message> of(int id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
