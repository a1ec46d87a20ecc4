package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.BlockingReceiver;
import io.grpc.Metadata;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/** What a caller reads of a call that answers with a stream. */
abstract class Responses<R> extends BlockingReceiver<R> {
  private final OpenCall<?, R> call;
  private final Cleaner.Cleanable loss;

  Responses(OpenCall<?, R> call) {
    super(call.monitor(), call.inbox(), call, call.idle());
    this.call = call;
    this.loss = LeakDetector.watch(this, call);
  }

  public final Metadata headers() {
    try {
      return call.awaitHeaders();
    } finally {
      Reference.reachabilityFence(this); // Whoever waits here has not lost the stream.
    }
  }

  public final Metadata trailers() {
    return call.trailers();
  }

  @Override
  public final void close() {
    call.close();
    loss.clean();
  }
}
