package dev.tandem.runtime;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link RpcException} is made of, apart from its code: its message, its cause, its details
 * and the call that failed. Constructors of subclasses hand it on; it is of no other use.
 */
public final class ErrorParts {
  private final Status status; // Its code does not count: that of the exception's class does.
  private final @Nullable Metadata trailers;
  private final @Nullable FailedCall call;
  private final @Nullable Message detail; // not in the trailers yet, because they repeat the code

  private ErrorParts(
      Status status,
      @Nullable Metadata trailers,
      @Nullable FailedCall call,
      @Nullable Message detail) {
    this.status = status;
    this.trailers = trailers;
    this.call = call;
    this.detail = detail;
  }

  ErrorParts(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
    this(status, trailers, call, null);
  }

  ErrorParts(String message) {
    this(Status.UNKNOWN.withDescription(message), null, null, null);
  }

  /**
   * What a handler's exception is made of.
   *
   * @param message the message for the caller
   * @param detail the first detail
   * @return the parts
   */
  public static ErrorParts of(String message, Message detail) {
    Status status = Status.UNKNOWN.withDescription(message);
    return new ErrorParts(status, null, null, Objects.requireNonNull(detail, "detail"));
  }

  Status status(Status.Code code) {
    return status.getCode() == code
        ? status
        : code.toStatus().withDescription(status.getDescription()).withCause(status.getCause());
  }

  @Nullable Metadata trailers(Status.Code code) {
    return detail == null ? trailers : ErrorDetails.add(status(code), trailers, detail);
  }

  @Nullable FailedCall call() {
    return call;
  }

  /** Makes the exception of a code. */
  RpcException exception(Status.Code code) {
    return switch (code) {
      case OK -> throw new IllegalArgumentException("OK is not a failure");
      case CANCELLED -> new RpcException.Cancelled(this);
      case UNKNOWN -> new RpcException.Unknown(this);
      case INVALID_ARGUMENT -> new RpcException.InvalidArgument(this);
      case DEADLINE_EXCEEDED -> new RpcException.DeadlineExceeded(this);
      case NOT_FOUND -> new RpcException.NotFound(this);
      case ALREADY_EXISTS -> new RpcException.AlreadyExists(this);
      case PERMISSION_DENIED -> new RpcException.PermissionDenied(this);
      case RESOURCE_EXHAUSTED -> new RpcException.ResourceExhausted(this);
      case FAILED_PRECONDITION -> new RpcException.FailedPrecondition(this);
      case ABORTED -> new RpcException.Aborted(this);
      case OUT_OF_RANGE -> new RpcException.OutOfRange(this);
      case UNIMPLEMENTED -> new RpcException.Unimplemented(this);
      case INTERNAL -> new RpcException.Internal(this);
      case UNAVAILABLE -> new RpcException.Unavailable(this);
      case DATA_LOSS -> new RpcException.DataLoss(this);
      case UNAUTHENTICATED -> new RpcException.Unauthenticated(this);
    };
  }
}
