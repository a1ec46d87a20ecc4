package dev.tandem.runtime.client;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.flow.BlockingSender;
import dev.tandem.runtime.flow.IdleWatch;
import dev.tandem.runtime.flow.Outlet;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What goes out of a call: its only request, or a stream of them. */
public final class CallRequests<Q> implements Outlet<Q> {
  private final OpenCall<Q, ?> open;
  private final ClientCall<Q, ?> call;
  private final @Nullable BlockingSender<Q> sender; // of a stream
  private volatile boolean halfClosed; // set in the sender's turn

  CallRequests(OpenCall<Q, ?> open, ClientCall<Q, ?> call, MethodType type) {
    this.open = open;
    this.call = call;
    this.sender =
        type.clientSendsOneMessage()
            ? null
            : new BlockingSender<>(open.monitor(), open.inbox(), this);
  }

  /** Gives what sends a stream of requests. */
  public BlockingSender<Q> sender() {
    return Objects.requireNonNull(sender);
  }

  /** Sends the only request. */
  void sendOnly(Q request) {
    write(request);
    finish();
  }

  /** Says that all requests of a stream are sent; saying it again does nothing. */
  public void halfClose() {
    sender()
        .exclusively(
            () -> {
              if (!isClosed()) {
                finish();
              }
            });
  }

  private void finish() {
    open.monitor().update(() -> halfClosed = true); // Senders that wait are woken: theirs is over.
    try {
      call.halfClose();
    } catch (Throwable e) { // Not lost: thrown at who called.
      failed(e);
    }
  }

  boolean isHalfClosed() {
    return halfClosed;
  }

  void onReady() {
    if (sender != null) {
      sender.onReady();
    }
  }

  @Override
  public String method() {
    return open.method();
  }

  @Override
  public void catchUp() {
    open.monitor().runPending();
  }

  @Override
  public boolean isReady() {
    return call.isReady();
  }

  @Override
  public boolean isClosed() {
    return halfClosed || open.isEnded();
  }

  @Override
  public void write(Q message) {
    IdleWatch idle = open.idle();
    if (idle != null) {
      idle.signOfLife();
    }
    try {
      call.sendMessage(message);
    } catch (Throwable e) { // Not lost: thrown at who called.
      failed(e);
    }
  }

  private void failed(Throwable failure) {
    if (!open.isEnded()) {
      open.endHere(Status.CANCELLED.withDescription("a message could not be sent"), failure);
      throw Sneaky.<RuntimeException>rethrow(failure);
    }
    // Another thread has ended the call in the meantime, and grpc-java objects to the rest.
  }

  @Override
  public RpcException closedFailure() {
    return open.sendingIsOver();
  }

  @Override
  public void interrupted(InterruptedException cause) {
    open.interrupted(cause);
  }
}
