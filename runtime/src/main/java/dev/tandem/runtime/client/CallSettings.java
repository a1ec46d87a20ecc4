package dev.tandem.runtime.client;

import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.call.ProxiedCall;
import dev.tandem.runtime.flow.Durations;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a generated client keeps in its options for each of its calls: a timeout and headers. */
public final class CallSettings {
  private static final CallOptions.Key<@Nullable Duration> TIMEOUT =
      CallOptions.Key.create("dev.tandem.timeout");
  private static final CallOptions.Key<@Nullable Metadata> HEADERS =
      CallOptions.Key.create("dev.tandem.headers");

  private CallSettings() {}

  /** Keeps a timeout whose clock starts with each call. */
  public static CallOptions withTimeout(CallOptions options, Duration perCall) {
    return options.withOption(TIMEOUT, Objects.requireNonNull(perCall, "perCall"));
  }

  /** Gives the idle timeout of the streams of responses, if there is one. */
  static @Nullable Duration idleTimeout(CallOptions options) {
    Duration timeout = options.getOption(ClientOptions.IDLE_TIMEOUT);
    return timeout == null ? null : ClientOptions.checkIdleTimeout(timeout);
  }

  /** Keeps a copy of the headers, added to those that are kept already. */
  public static CallOptions withHeaders(CallOptions options, Metadata headers) {
    Metadata all = copyOfKept(options);
    all.merge(headers);
    return options.withOption(HEADERS, all);
  }

  /** Makes the headers of one call. */
  static Metadata newHeaders(CallOptions options) {
    Metadata headers = copyOfKept(options);
    ProxiedCall proxied = options.getOption(ProxiedCall.KEY);
    if (proxied != null) {
      proxied.addHeadersTo(headers);
    }
    return headers;
  }

  private static Metadata copyOfKept(CallOptions options) {
    Metadata copy = new Metadata();
    Metadata kept = options.getOption(HEADERS);
    if (kept != null) {
      copy.merge(kept);
    }
    return copy;
  }

  /** Starts the clock: the nearest of the timeout, the stub's and the context's deadline holds. */
  static CallOptions startTimeout(CallOptions options) {
    Deadline deadline = nearest(options.getDeadline(), Context.current().getDeadline());
    Duration timeout = options.getOption(TIMEOUT);
    if (timeout != null) {
      long nanos = Durations.saturatedNanos(timeout);
      deadline = nearest(deadline, Deadline.after(nanos, TimeUnit.NANOSECONDS));
    }
    return deadline == null ? options : options.withDeadline(deadline);
  }

  private static @Nullable Deadline nearest(@Nullable Deadline a, @Nullable Deadline b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.minimum(b);
  }
}
