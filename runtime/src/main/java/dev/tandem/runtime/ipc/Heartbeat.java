package dev.tandem.runtime.ipc;

import com.google.protobuf.Empty;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks a child again and again whether it is alive. It counts unanswered questions, not time: a
 * parent that was stopped itself gives its child another chance.
 */
final class Heartbeat implements ServerCallHandler<Empty, Empty> {
  private static final int QUESTIONS = 3;

  private final Duration interval;
  private final Event begun = new Event();
  private final Event missed = new Event();
  private final Event ended = new Event();
  private @Nullable ServerCall<Empty, Empty> session; // this and the next two: guarded by this
  private boolean answered = true;
  private int unanswered;

  /** Takes a child for hung that says nothing for so long. */
  Heartbeat(Duration silence) {
    interval = silence.dividedBy(QUESTIONS);
  }

  /** Happens when the child has connected. */
  Event begun() {
    return begun;
  }

  /** Happens when the child has been silent for too long. */
  Event missed() {
    return missed;
  }

  /** Happens when the connection of a child that had connected is gone. */
  Event ended() {
    return ended;
  }

  @Override
  public ServerCall.Listener<Empty> startCall(ServerCall<Empty, Empty> call, Metadata headers) {
    synchronized (this) {
      if (session != null) {
        call.close(
            Status.FAILED_PRECONDITION.withDescription("this session has its heartbeat already"),
            new Metadata());
        return new ServerCall.Listener<>() {};
      }
      session = call;
      call.sendHeaders(new Metadata());
    }
    call.request(1);
    ended.then(Timer.every(interval, this::beat));
    begun.happen();
    return new Answers(call);
  }

  private void beat() {
    boolean silent;
    synchronized (this) {
      unanswered = answered ? 0 : unanswered + 1;
      silent = unanswered == QUESTIONS;
      if (answered && session != null) {
        answered = false;
        session.sendMessage(Empty.getDefaultInstance());
      }
    }
    if (silent) {
      missed.happen();
    }
  }

  private synchronized void answered() {
    answered = true;
  }

  private final class Answers extends ServerCall.Listener<Empty> {
    private final ServerCall<Empty, Empty> call;

    Answers(ServerCall<Empty, Empty> call) {
      this.call = call;
    }

    @Override
    public void onMessage(Empty message) {
      answered();
      call.request(1);
    }

    @Override
    public void onHalfClose() {
      ended.happen(); // A child never does that.
    }

    @Override
    public void onCancel() {
      ended.happen();
    }

    @Override
    public void onComplete() {
      ended.happen();
    }
  }
}
