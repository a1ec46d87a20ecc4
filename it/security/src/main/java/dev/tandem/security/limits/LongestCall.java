package dev.tandem.security.limits;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives each call of a service a deadline, also if its caller has set none or a later one. So
 * nobody can hold one for ever by never sending the rest of a request. The call fails with
 * DEADLINE_EXCEEDED.
 */
public final class LongestCall implements ServerInterceptor {
  private final Duration limit;
  private final ScheduledExecutorService scheduler;

  /**
   * Makes the limit, for services without endless streams.
   *
   * @param limit how long a call may take
   * @param scheduler ends the calls that take longer; it is the caller's to shut down
   */
  public LongestCall(Duration limit, ScheduledExecutorService scheduler) {
    this.limit = limit;
    this.scheduler = scheduler;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    // It ends with the context of the call around it, and keeps an earlier deadline of that.
    Context limited =
        Context.current().withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS, scheduler);
    return Contexts.interceptCall(limited, call, headers, next);
  }
}
