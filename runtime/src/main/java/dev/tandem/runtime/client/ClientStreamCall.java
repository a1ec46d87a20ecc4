package dev.tandem.runtime.client;

import dev.tandem.runtime.ClientStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/** The caller's end of a client-streaming call. */
public final class ClientStreamCall<Q, R> implements ClientStream<Q, R>, RequestSide<Q> {
  private final OpenCall<Q, R> call;
  private final Cleaner.Cleanable loss;

  /** Writes the requests of a call and waits for its response. */
  public ClientStreamCall(OpenCall<Q, R> call) {
    this.call = call;
    this.loss = LeakDetector.watch(this, call);
  }

  @Override
  public OpenCall<Q, R> call() {
    return call;
  }

  @Override
  public R finish() {
    try {
      call.requests().halfClose();
      return call.awaitResponse();
    } finally {
      Reference.reachabilityFence(this); // Whoever waits here has not lost the stream.
    }
  }

  @Override
  public void close() {
    call.close();
    loss.clean();
  }
}
