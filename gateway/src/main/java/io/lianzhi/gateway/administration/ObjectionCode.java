package io.lianzhi.gateway.administration;

/** Why an administrator's request is not carried out; a code never changes its meaning. */
@SuppressWarnings("ImmutableEnumChecker") // Words are texts alone.
public enum ObjectionCode {
  /** Not as the API description has it, or a value that cannot be. */
  SCHEMA(
      400,
      Move.CALLER,
      new Words("请求不符合约定格式", "Not in the agreed form"),
      new Words(
          "请求不符合接口约定，或其中的值不可能成立。", "The request is not as the API has it, or a value cannot be."),
      new Words("请更正后再试。", "Correct it, then ask again.")),
  NOT_AUTHENTICATED(
      401,
      Move.CALLER,
      new Words("未登录", "Not signed in"),
      new Words(
          "没有有效的会话，或账号、口令、验证码未被接受。",
          "There is no open session, or account, password and code were not accepted."),
      new Words(
          "请重新登录；连续五次失败后账号锁定十五分钟。",
          "Sign in again; after five failures in a row an account is locked for fifteen minutes.")),
  NOT_YOUR_ROLE(
      403,
      Move.ADMINISTRATOR,
      new Words("角色不符", "Not for this role"),
      new Words("此操作不属于该账号的角色。", "This is not for the account's role."),
      new Words("请由具有相应角色的账号办理。", "An account with the right role has to do it.")),
  OWN_PROPOSAL(
      403,
      Move.ADMINISTRATOR,
      new Words("不得审批自己的申请", "One's own proposal"),
      new Words("任何人不得审批自己提出的申请。", "Nobody approves a proposal of his or her own."),
      new Words("请由另一名有权审批的人办理。", "Another account that may approve it has to decide.")),
  NOT_FOUND(
      404,
      Move.CALLER,
      new Words("不存在", "Not found"),
      new Words("所指对象不存在，或不在可见范围内。", "It is not there, or not for the account to see."),
      new Words("请核对后再试。", "Check what you asked for.")),
  CONFLICT(
      409,
      Move.CALLER,
      new Words("与现状不符", "Contradicts how things stand"),
      new Words("按目前的状态无法办理。", "As things stand it cannot be done."),
      new Words("请查看当前状态。", "Look at how things stand.")),
  TOO_MANY_ATTEMPTS(
      429,
      Move.CALLER,
      new Words("尝试过多", "Too many attempts"),
      new Words("该地址的尝试次数过多。", "There were too many attempts from this address."),
      new Words("请稍后再试。", "Wait, then ask again.")),
  RETRY_LATER(
      503,
      Move.HUB,
      new Words("暂时无法办理", "Not now"),
      new Words("枢纽暂时无法办理，未作任何更改。", "The hub cannot do it now; nothing was changed."),
      new Words("由枢纽处理：请稍后原样重试。", "The hub's move: ask the same again later."));

  /** Who has to do something about it. */
  public enum Move {
    CALLER,
    /** Another account. */
    ADMINISTRATOR,
    HUB
  }

  private final int status;
  private final Move move;
  private final Words title;
  private final Words detail;
  private final Words nextStep;

  ObjectionCode(int status, Move move, Words title, Words detail, Words nextStep) {
    this.status = status;
    this.move = move;
    this.title = title;
    this.detail = detail;
    this.nextStep = nextStep;
  }

  /** As HTTP has it. */
  public int status() {
    return status;
  }

  public Move move() {
    return move;
  }

  public Words title() {
    return title;
  }

  public Words detail() {
    return detail;
  }

  public Words nextStep() {
    return nextStep;
  }
}
