package dev.tandem.runtime;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
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
 *
 * <p>It is sealed: a {@code switch} over the nested classes needs no default. Those can have
 * subclasses, such as the exceptions that are generated for the errors that a proto declares.
 */
@SuppressWarnings("serial") // Exceptions of grpc-java are not meant to be serialized.
public abstract sealed class RpcException extends CallFailure {
  private RpcException(Status.Code code, ErrorParts parts) {
    super(parts.status(code), parts.trailers(code), parts.call());
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
    return of(status, trailers, call, List.of());
  }

  /**
   * Gives the exception for a call that failed, in the form that the proto declares.
   *
   * @param status the status; not OK
   * @param trailers the trailers that came with it, or null
   * @param call which call failed, or null if the exception is not about one that was made
   * @param declared the errors that the rpc declares
   * @return the exception of the first detail that is declared with the status' code, or else an
   *     instance of the subclass for that code
   */
  public static RpcException of(
      Status status,
      @Nullable Metadata trailers,
      @Nullable FailedCall call,
      List<DeclaredError> declared) {
    ErrorParts parts = new ErrorParts(status, trailers, call);
    RpcException typed = DeclaredError.exception(status.getCode(), parts, declared);
    return typed == null ? parts.exception(status.getCode()) : typed;
  }

  /** The call was cancelled, typically by the caller. */
  public static non-sealed class Cancelled extends RpcException {
    /** Fails with this message for the caller. */
    public Cancelled(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected Cancelled(ErrorParts parts) {
      super(Status.Code.CANCELLED, parts);
    }
  }

  /**
   * An error that says nothing more, such as an exception of the server's that it does not show.
   */
  public static non-sealed class Unknown extends RpcException {
    /** Fails with this message for the caller. */
    public Unknown(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected Unknown(ErrorParts parts) {
      super(Status.Code.UNKNOWN, parts);
    }
  }

  /** The request is wrong, whatever the state of the system. */
  public static non-sealed class InvalidArgument extends RpcException {
    /** Fails with this message for the caller. */
    public InvalidArgument(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected InvalidArgument(ErrorParts parts) {
      super(Status.Code.INVALID_ARGUMENT, parts);
    }
  }

  /** The time for the call was up. */
  public static non-sealed class DeadlineExceeded extends RpcException {
    /** Fails with this message for the caller. */
    public DeadlineExceeded(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected DeadlineExceeded(ErrorParts parts) {
      super(Status.Code.DEADLINE_EXCEEDED, parts);
    }
  }

  /** What was asked for does not exist. */
  public static non-sealed class NotFound extends RpcException {
    /** Fails with this message for the caller. */
    public NotFound(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected NotFound(ErrorParts parts) {
      super(Status.Code.NOT_FOUND, parts);
    }
  }

  /** What should be created exists already. */
  public static non-sealed class AlreadyExists extends RpcException {
    /** Fails with this message for the caller. */
    public AlreadyExists(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected AlreadyExists(ErrorParts parts) {
      super(Status.Code.ALREADY_EXISTS, parts);
    }
  }

  /** The caller is known but may not do this. */
  public static non-sealed class PermissionDenied extends RpcException {
    /** Fails with this message for the caller. */
    public PermissionDenied(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected PermissionDenied(ErrorParts parts) {
      super(Status.Code.PERMISSION_DENIED, parts);
    }
  }

  /** A quota, a limit or space is used up. */
  public static non-sealed class ResourceExhausted extends RpcException {
    /** Fails with this message for the caller. */
    public ResourceExhausted(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected ResourceExhausted(ErrorParts parts) {
      super(Status.Code.RESOURCE_EXHAUSTED, parts);
    }
  }

  /** The system is not in the state that this needs. */
  public static non-sealed class FailedPrecondition extends RpcException {
    /** Fails with this message for the caller. */
    public FailedPrecondition(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected FailedPrecondition(ErrorParts parts) {
      super(Status.Code.FAILED_PRECONDITION, parts);
    }
  }

  /** A conflict with something concurrent; the whole transaction may be tried again. */
  public static non-sealed class Aborted extends RpcException {
    /** Fails with this message for the caller. */
    public Aborted(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected Aborted(ErrorParts parts) {
      super(Status.Code.ABORTED, parts);
    }
  }

  /** Past the valid range, such as reading past the end. */
  public static non-sealed class OutOfRange extends RpcException {
    /** Fails with this message for the caller. */
    public OutOfRange(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected OutOfRange(ErrorParts parts) {
      super(Status.Code.OUT_OF_RANGE, parts);
    }
  }

  /** The server does not have this rpc. */
  public static non-sealed class Unimplemented extends RpcException {
    /** Fails with this message for the caller. */
    public Unimplemented(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected Unimplemented(ErrorParts parts) {
      super(Status.Code.UNIMPLEMENTED, parts);
    }
  }

  /** Something that must always hold is broken. */
  public static non-sealed class Internal extends RpcException {
    /** Fails with this message for the caller. */
    public Internal(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected Internal(ErrorParts parts) {
      super(Status.Code.INTERNAL, parts);
    }
  }

  /** The server cannot be reached now; trying again later may help. */
  public static non-sealed class Unavailable extends RpcException {
    /** Fails with this message for the caller. */
    public Unavailable(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected Unavailable(ErrorParts parts) {
      super(Status.Code.UNAVAILABLE, parts);
    }
  }

  /** Data is lost or damaged for good. */
  public static non-sealed class DataLoss extends RpcException {
    /** Fails with this message for the caller. */
    public DataLoss(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected DataLoss(ErrorParts parts) {
      super(Status.Code.DATA_LOSS, parts);
    }
  }

  /** The caller has not shown who it is. */
  public static non-sealed class Unauthenticated extends RpcException {
    /** Fails with this message for the caller. */
    public Unauthenticated(String message) {
      this(new ErrorParts(message));
    }

    /** For a subclass, which passes on what it was given. */
    protected Unauthenticated(ErrorParts parts) {
      super(Status.Code.UNAUTHENTICATED, parts);
    }
  }
}
