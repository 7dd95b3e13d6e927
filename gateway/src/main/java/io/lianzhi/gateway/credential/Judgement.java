package io.lianzhi.gateway.credential;

/** Why a certificate, or a signature, counts now, or does not; a name never changes its meaning. */
public enum Judgement {
  COUNTS("有效：现在即可使用。", "It counts: it may be used now."),
  NOT_KNOWN("枢纽没有登记该证书。", "The hub does not know this certificate."),
  NOT_APPROVED(
      "已登记，尚待另一名管理员审批。", "The hub knows it, and a second administrator has not approved it yet."),
  REFUSED("登记申请未获批准。", "It was asked for, and refused."),
  SUSPENDED("已暂停使用；恢复须由管理员办理。", "It is suspended, until an administrator resumes it."),
  REVOKED("已吊销，不再生效。", "It is revoked, and never counts again."),
  EXPIRED("有效期已过。", "Its days are over."),
  NOT_YET_VALID("尚未生效。", "Its days have not begun."),
  NOT_CONFIGURED(
      "曾在该方的证书目录中，现已移除。", "It stood in the party's folder of certificates, and was taken out."),
  WRONG_USE("登记的用途不同，不得用于此处。", "It is registered for another purpose than this."),
  NOT_SIGNED(
      "请求没有给本枢纽的签名（标签 lianzhi）。", "The request bears no signature for this hub (tag lianzhi)."),
  MALFORMED("签名字段无法理解。", "The signature's fields cannot be understood."),
  UNCOVERED("签名没有覆盖必须签名的内容。", "The signature leaves out what must be signed."),
  DIGEST_MISMATCH("正文与 Content-Digest 不符。", "The content is not the one of Content-Digest."),
  OUTSIDE_WINDOW(
      "签名时间超出允许范围：请与应答中的枢纽时间核对时钟。",
      "It was signed too long ago or in the future: compare the clock with the hub's time here."),
  OTHER_HOST("签名所对的主机不是本枢纽。", "It was signed for a host that is not this hub."),
  NOT_YOUR_KEY(
      "该方没有登记以此为名的签名证书。", "The party has no signing certificate that is known by this key id."),
  BAD("签名不成立。", "The signature is wrong.");

  private final String chinese;
  private final String english;

  Judgement(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public boolean counts() {
    return this == COUNTS;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
