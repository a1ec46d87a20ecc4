package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.BlockingReceiver;
import io.grpc.Metadata;

/** What a caller reads of a call that answers with a stream. */
abstract class Responses<R> extends BlockingReceiver<R> {
  private final OpenCall<?, R> call;

  Responses(OpenCall<?, R> call) {
    super(call.monitor(), call.inbox(), call);
    this.call = call;
  }

  public final Metadata headers() {
    return call.awaitHeaders();
  }

  public final Metadata trailers() {
    return call.trailers();
  }

  @Override
  public final void close() {
    call.close();
  }
}
