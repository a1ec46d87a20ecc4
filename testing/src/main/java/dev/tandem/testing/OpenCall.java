package dev.tandem.testing;

import io.grpc.ClientCall;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.AbstractStub;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call is open. Its end shows in two ways: its stream is closed, although the caller may
 * not have looked yet, or the caller is told of the end or cancels.
 */
final class OpenCall extends ClientStreamTracer.Factory {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final List<Class<?>> OWN =
      List.of(OpenCall.class, OpenCalls.class, WatchedCall.class);
  private static final List<String> LIBRARIES =
      List.of("java.", "jdk.", "io.grpc.", "dev.tandem.runtime.");

  private final Awaited<OpenCall> open;
  private final Begun begun;
  private volatile @Nullable ClientCall<?, ?> call;
  private volatile boolean over;

  /** Where a call was begun. It is shown with the failure, and never thrown. */
  private static final class Begun extends Throwable {
    private static final long serialVersionUID = 1;

    Begun(String message) {
      super(message);
    }
  }

  /** Takes note of a call of the current thread; it is not in the list until it begins. */
  OpenCall(String method, Awaited<OpenCall> open) {
    this.open = open;
    this.begun =
        new Begun(
            method
                + STACK.walk(
                    frames ->
                        frames
                            .filter(OpenCall::isTheCallers)
                            .findFirst()
                            .map(frame -> ", begun at " + frame.toStackTraceElement())
                            .orElse("")));
  }

  /** Says whether a frame is in the test, or what it calls, rather than in a stub or a library. */
  private static boolean isTheCallers(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    return !OWN.contains(type)
        && !AbstractStub.class.isAssignableFrom(type)
        && LIBRARIES.stream().noneMatch(type.getName()::startsWith);
  }

  void begin(ClientCall<?, ?> call) {
    this.call = call;
    open.add(this);
  }

  void end() {
    over = true;
    open.remove(this);
  }

  /** Another attempt of a call opens it again. */
  @Override
  public ClientStreamTracer newClientStreamTracer(
      ClientStreamTracer.StreamInfo info, Metadata headers) {
    open.remove(this);
    open.add(this);
    if (over) {
      open.remove(this);
    }
    return new ClientStreamTracer() {
      @Override
      public void streamClosed(Status status) {
        open.remove(OpenCall.this);
      }
    };
  }

  void cancel(Throwable cause) {
    ClientCall<?, ?> begunCall = call;
    if (begunCall != null) {
      begunCall.cancel("the test has ended", cause);
    }
    end();
  }

  Throwable begun() {
    return begun;
  }

  @Override
  public String toString() {
    return String.valueOf(begun.getMessage());
  }
}
