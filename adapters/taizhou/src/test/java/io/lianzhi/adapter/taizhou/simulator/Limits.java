package io.lianzhi.adapter.taizhou.simulator;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Refuses what is too long, as the hub's broker does. */
record Limits(long longest) implements ActiveMQServerMessagePlugin {
  @Override
  public void beforeSend(
      ServerSession session,
      @Nullable Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    if (message.getWholeMessageSize() > longest) {
      throw new ActiveMQException("too long");
    }
  }
}
