package dev.tandem.errors;

import com.google.protobuf.Duration;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.tandem.runtime.ErrorMapper;
import dev.tandem.runtime.RpcException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What callers get of the exceptions of our storage. */
public final class StorageErrors implements ErrorMapper {
  private static final RetryInfo SOON =
      RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(1)).build();

  @Override
  public @Nullable RpcException map(Throwable error) {
    if (error instanceof NoSuchElementException) {
      return new RpcException.NotFound("no such user");
    } else if (error instanceof UncheckedIOException) {
      return new RpcException.Unavailable("storage is down").withDetail(SOON);
    } else if (error instanceof RpcException.Unavailable) { // another server's
      ErrorInfo info = ErrorInfo.newBuilder().setReason("BACKEND_DOWN").build();
      return new RpcException.Unavailable("a backend is down").withDetail(info);
    }
    return null; // The caller gets an id, the log has the rest.
  }
}
