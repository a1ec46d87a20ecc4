package dev.tandem.runtime.client;

import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Sender;
import java.time.Duration;

/** The caller's end of a client-streaming call. */
public final class ClientStreamCall<Q, R> implements ClientStream<Q, R> {
  private final OpenCall<Q, R> call;
  private final Sender<Q> sender;

  /** Writes the requests of a call and waits for its answer. */
  public ClientStreamCall(OpenCall<Q, R> call) {
    this.call = call;
    this.sender = call.sender();
  }

  @Override
  public void send(Q message) {
    sender.send(message);
  }

  @Override
  public boolean trySend(Q message) {
    return sender.trySend(message);
  }

  @Override
  public boolean send(Q message, Duration timeout) {
    return sender.send(message, timeout);
  }

  @Override
  public boolean isReady() {
    return sender.isReady();
  }

  @Override
  public R finish() {
    call.halfClose();
    return call.awaitResponse();
  }

  @Override
  public void close() {
    call.close();
  }
}
