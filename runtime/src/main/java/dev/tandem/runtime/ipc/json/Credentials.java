package dev.tandem.runtime.ipc.json;

import io.grpc.Attributes;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.Status;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Has a call's credentials add their headers, before it begins. */
final class Credentials {
  private Credentials() {}

  static void apply(
      CallCredentials credentials,
      MethodDescriptor<?, ?> method,
      CallOptions options,
      Metadata headers,
      Executor executor,
      Consumer<Metadata> whenApplied,
      Consumer<Status> whenFailed) {
    Applier applier = new Applier(headers, whenApplied, whenFailed);
    try {
      credentials.applyRequestMetadata(new Request(method, options), executor, applier);
    } catch (RuntimeException e) {
      applier.fail(Status.UNAUTHENTICATED.withDescription("the credentials failed").withCause(e));
    }
  }

  private static final class Request extends CallCredentials.RequestInfo {
    private final MethodDescriptor<?, ?> method;
    private final CallOptions options;

    Request(MethodDescriptor<?, ?> method, CallOptions options) {
      this.method = method;
      this.options = options;
    }

    @Override
    public MethodDescriptor<?, ?> getMethodDescriptor() {
      return method;
    }

    @Override
    public CallOptions getCallOptions() {
      return options;
    }

    @Override
    public SecurityLevel getSecurityLevel() {
      return SecurityLevel.NONE;
    }

    @Override
    public String getAuthority() {
      return StandardStreams.AUTHORITY;
    }

    @Override
    public Attributes getTransportAttrs() {
      return StandardStreams.ATTRIBUTES;
    }
  }

  private static final class Applier extends CallCredentials.MetadataApplier {
    private final Metadata headers;
    private final Consumer<Metadata> whenApplied;
    private final Consumer<Status> whenFailed;
    private final AtomicBoolean done = new AtomicBoolean();

    Applier(Metadata headers, Consumer<Metadata> whenApplied, Consumer<Status> whenFailed) {
      this.headers = headers;
      this.whenApplied = whenApplied;
      this.whenFailed = whenFailed;
    }

    @Override
    public void apply(Metadata more) {
      if (done.compareAndSet(false, true)) {
        headers.merge(more);
        whenApplied.accept(headers);
      }
    }

    @Override
    public void fail(Status status) {
      if (done.compareAndSet(false, true)) {
        whenFailed.accept(status);
      }
    }
  }
}
