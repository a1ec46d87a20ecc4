package dev.tandem.runtime.client;

import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The caller's end of a bidirectional call. */
public final class BidiStreamCall<Q, R> extends Responses<R> implements BidiStream<Q, R> {
  private final OpenCall<Q, R> call;
  private final Sender<Q> sender;

  /** Writes the requests of a call and reads its responses. */
  public BidiStreamCall(OpenCall<Q, R> call) {
    super(call);
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
  public void finishSending() {
    call.halfClose();
  }

  @Override
  public <T extends @Nullable Object> T exchange(
      Consumer<? super Sender<Q>> writer, Function<? super Receiver<R>, T> reader) {
    return Exchange.run(call, () -> writer.accept(sender), () -> reader.apply(this));
  }
}
