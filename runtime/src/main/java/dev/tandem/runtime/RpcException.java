package dev.tandem.runtime;

import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed. There is one subclass for each gRPC status code, nested here.
 *
 * <p>A handler throws one to fail its call: {@code throw new RpcException.NotFound("no user 7")}.
 * Its code, its description and its details cross to the caller; its cause and its stack do not.
 *
 * <p>A caller catches one, with its own stack: {@code catch (RpcException.InvalidArgument e)}. It
 * says which call failed: {@code NOT_FOUND: no user 7 [user.v1.UserService/GetUser at users:50051
 * after 12 ms]}.
 *
 * <p>It extends grpc-java's {@link io.grpc.StatusRuntimeException}, so that code and libraries that
 * know that one go on working. Instances do not change: {@code with…} methods return a copy.
 */
@SuppressWarnings("serial") // Exceptions of grpc-java are not meant to be serialized.
public abstract sealed class RpcException extends CallFailure {
  private RpcException(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
    super(status, trailers, call);
  }

  /**
   * Gives the exception for a status.
   *
   * @param status the status; not OK
   * @param trailers the trailers that came with it, or null
   * @return an instance of the subclass for the status' code
   */
  public static RpcException of(Status status, @Nullable Metadata trailers) {
    return of(status, trailers, null);
  }

  /**
   * Gives the exception for a call that failed, as its caller sees it.
   *
   * @param status the status; not OK
   * @param trailers the trailers that came with it, or null
   * @param call which call failed, or null if the exception is not about one that was made
   * @return an instance of the subclass for the status' code
   */
  public static RpcException of(
      Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
    return switch (status.getCode()) {
      case OK -> throw new IllegalArgumentException("OK is not a failure");
      case CANCELLED -> new Cancelled(status, trailers, call);
      case UNKNOWN -> new Unknown(status, trailers, call);
      case INVALID_ARGUMENT -> new InvalidArgument(status, trailers, call);
      case DEADLINE_EXCEEDED -> new DeadlineExceeded(status, trailers, call);
      case NOT_FOUND -> new NotFound(status, trailers, call);
      case ALREADY_EXISTS -> new AlreadyExists(status, trailers, call);
      case PERMISSION_DENIED -> new PermissionDenied(status, trailers, call);
      case RESOURCE_EXHAUSTED -> new ResourceExhausted(status, trailers, call);
      case FAILED_PRECONDITION -> new FailedPrecondition(status, trailers, call);
      case ABORTED -> new Aborted(status, trailers, call);
      case OUT_OF_RANGE -> new OutOfRange(status, trailers, call);
      case UNIMPLEMENTED -> new Unimplemented(status, trailers, call);
      case INTERNAL -> new Internal(status, trailers, call);
      case UNAVAILABLE -> new Unavailable(status, trailers, call);
      case DATA_LOSS -> new DataLoss(status, trailers, call);
      case UNAUTHENTICATED -> new Unauthenticated(status, trailers, call);
    };
  }

  /** The call was cancelled, typically by the caller. */
  public static final class Cancelled extends RpcException {
    /** Fails with this message for the caller. */
    public Cancelled(String message) {
      this(Status.CANCELLED.withDescription(message), null, null);
    }

    private Cancelled(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /**
   * An error that says nothing more, such as an exception of the server's that it does not show.
   */
  public static final class Unknown extends RpcException {
    /** Fails with this message for the caller. */
    public Unknown(String message) {
      this(Status.UNKNOWN.withDescription(message), null, null);
    }

    private Unknown(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** The request is wrong, whatever the state of the system. */
  public static final class InvalidArgument extends RpcException {
    /** Fails with this message for the caller. */
    public InvalidArgument(String message) {
      this(Status.INVALID_ARGUMENT.withDescription(message), null, null);
    }

    private InvalidArgument(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** The time for the call was up. */
  public static final class DeadlineExceeded extends RpcException {
    /** Fails with this message for the caller. */
    public DeadlineExceeded(String message) {
      this(Status.DEADLINE_EXCEEDED.withDescription(message), null, null);
    }

    private DeadlineExceeded(
        Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** What was asked for does not exist. */
  public static final class NotFound extends RpcException {
    /** Fails with this message for the caller. */
    public NotFound(String message) {
      this(Status.NOT_FOUND.withDescription(message), null, null);
    }

    private NotFound(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** What should be created exists already. */
  public static final class AlreadyExists extends RpcException {
    /** Fails with this message for the caller. */
    public AlreadyExists(String message) {
      this(Status.ALREADY_EXISTS.withDescription(message), null, null);
    }

    private AlreadyExists(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** The caller is known but may not do this. */
  public static final class PermissionDenied extends RpcException {
    /** Fails with this message for the caller. */
    public PermissionDenied(String message) {
      this(Status.PERMISSION_DENIED.withDescription(message), null, null);
    }

    private PermissionDenied(
        Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** A quota, a limit or space is used up. */
  public static final class ResourceExhausted extends RpcException {
    /** Fails with this message for the caller. */
    public ResourceExhausted(String message) {
      this(Status.RESOURCE_EXHAUSTED.withDescription(message), null, null);
    }

    private ResourceExhausted(
        Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** The system is not in the state that this needs. */
  public static final class FailedPrecondition extends RpcException {
    /** Fails with this message for the caller. */
    public FailedPrecondition(String message) {
      this(Status.FAILED_PRECONDITION.withDescription(message), null, null);
    }

    private FailedPrecondition(
        Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** A conflict with something concurrent; the whole transaction may be tried again. */
  public static final class Aborted extends RpcException {
    /** Fails with this message for the caller. */
    public Aborted(String message) {
      this(Status.ABORTED.withDescription(message), null, null);
    }

    private Aborted(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** Past the valid range, such as reading past the end. */
  public static final class OutOfRange extends RpcException {
    /** Fails with this message for the caller. */
    public OutOfRange(String message) {
      this(Status.OUT_OF_RANGE.withDescription(message), null, null);
    }

    private OutOfRange(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** The server does not have this rpc. */
  public static final class Unimplemented extends RpcException {
    /** Fails with this message for the caller. */
    public Unimplemented(String message) {
      this(Status.UNIMPLEMENTED.withDescription(message), null, null);
    }

    private Unimplemented(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** Something that must always hold is broken. */
  public static final class Internal extends RpcException {
    /** Fails with this message for the caller. */
    public Internal(String message) {
      this(Status.INTERNAL.withDescription(message), null, null);
    }

    private Internal(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** The server cannot be reached now; trying again later may help. */
  public static final class Unavailable extends RpcException {
    /** Fails with this message for the caller. */
    public Unavailable(String message) {
      this(Status.UNAVAILABLE.withDescription(message), null, null);
    }

    private Unavailable(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** Data is lost or damaged for good. */
  public static final class DataLoss extends RpcException {
    /** Fails with this message for the caller. */
    public DataLoss(String message) {
      this(Status.DATA_LOSS.withDescription(message), null, null);
    }

    private DataLoss(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }

  /** The caller has not shown who it is. */
  public static final class Unauthenticated extends RpcException {
    /** Fails with this message for the caller. */
    public Unauthenticated(String message) {
      this(Status.UNAUTHENTICATED.withDescription(message), null, null);
    }

    private Unauthenticated(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
      super(status, trailers, call);
    }
  }
}
