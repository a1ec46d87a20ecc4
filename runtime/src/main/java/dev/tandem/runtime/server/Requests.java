package dev.tandem.runtime.server;

import dev.tandem.runtime.flow.BlockingReceiver;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Monitor;

/** The stream of requests as a handler receives it. */
public final class Requests<Q> extends BlockingReceiver<Q> {
  private final IncomingCall<Q, ?> call;

  Requests(Monitor monitor, Inbox<Q> inbox, IncomingCall<Q, ?> call) {
    super(monitor, inbox, call);
    this.call = call;
  }

  @Override
  public void close() {
    call.closeReceiving();
  }
}
