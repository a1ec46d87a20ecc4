package dev.tandem.runtime.server;

import dev.tandem.runtime.flow.BlockingReceiver;
import dev.tandem.runtime.flow.IdleWatch;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Monitor;
import org.jspecify.annotations.Nullable;

/** The stream of requests as a handler receives it. */
public final class Requests<Q> extends BlockingReceiver<Q> {
  private final IncomingCall<Q, ?> call;

  Requests(Monitor monitor, Inbox<Q> inbox, IncomingCall<Q, ?> call, @Nullable IdleWatch idle) {
    super(monitor, inbox, call, idle);
    this.call = call;
  }

  @Override
  public void close() {
    call.closeReceiving();
  }
}
