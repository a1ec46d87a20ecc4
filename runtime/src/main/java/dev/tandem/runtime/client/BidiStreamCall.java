package dev.tandem.runtime.client;

import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import java.lang.ref.Reference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The caller's end of a bidirectional call. */
public final class BidiStreamCall<Q, R> extends Responses<R>
    implements BidiStream<Q, R>, RequestSide<Q> {
  private final OpenCall<Q, R> call;

  /** Writes the requests of a call and reads its responses. */
  public BidiStreamCall(OpenCall<Q, R> call) {
    super(call);
    this.call = call;
  }

  @Override
  public OpenCall<Q, R> call() {
    return call;
  }

  @Override
  public void finishSending() {
    call.requests().halfClose();
  }

  @Override
  public <T extends @Nullable Object> T exchange(
      Consumer<? super Sender<Q>> writer, Function<? super Receiver<R>, T> reader) {
    try {
      return Exchange.run(call, () -> writer.accept(call.sender()), () -> reader.apply(this));
    } finally {
      Reference.reachabilityFence(this); // Whoever waits here has not lost the stream.
    }
  }
}
