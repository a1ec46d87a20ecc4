package dev.tandem.runtime;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all {@link RpcException}s have in common, apart from the list of their kinds. */
@SuppressWarnings("serial") // Exceptions of grpc-java are not meant to be serialized.
abstract sealed class CallFailure extends StatusRuntimeException permits RpcException {
  private static final int MAX_CAUSES = 100; // Causes can go round in a circle.

  private final @Nullable FailedCall call;

  CallFailure(Status status, @Nullable Metadata trailers, @Nullable FailedCall call) {
    super(status, trailers);
    this.call = call;
  }

  /**
   * Adds a rich error: a message of {@code google.rpc} or any of your own. There may be several,
   * also of one type.
   *
   * <p>Details travel in the trailers of the call, of which peers take 8 KiB unless they are told
   * otherwise, and so does the message. A server does not send more than {@link
   * ServerOptions#withMaxErrorDetails} allows.
   *
   * @param detail the message, read by the caller with {@link #detail}
   * @return a copy of this exception with the detail
   */
  public RpcException withDetail(Message detail) {
    return copyOf(getStatus(), ErrorDetails.add(getStatus(), getTrailers(), detail));
  }

  /**
   * Sets the cause. It is for this side's log only and does not cross to the caller.
   *
   * @param cause the cause
   * @return a copy of this exception with the cause
   */
  public RpcException withCause(Throwable cause) {
    return copyOf(getStatus().withCause(cause), getTrailers());
  }

  private RpcException copyOf(Status status, @Nullable Metadata trailers) {
    RpcException copy = copy(new ErrorParts(status, trailers, call));
    copy.setStackTrace(getStackTrace());
    for (Throwable suppressed : getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  /**
   * Makes the copy that {@code with…} methods return. A subclass overrides this so that a copy is
   * one of its own instances, too.
   *
   * @param parts what the copy says
   * @return a new exception with the same code
   */
  protected RpcException copy(ErrorParts parts) {
    return parts.exception(code());
  }

  /**
   * Gives the status code.
   *
   * @return the code; never OK
   */
  public Status.Code code() {
    return getStatus().getCode();
  }

  /**
   * Finds a rich error.
   *
   * @param type the type of message
   * @param <D> the type of message
   * @return the first detail of that type; empty if there is none that can be decoded
   */
  public <D extends Message> Optional<D> detail(Class<D> type) {
    return details(type).stream().findFirst();
  }

  /**
   * Finds all rich errors of one type.
   *
   * @param type the type of message
   * @param <D> the type of message
   * @return the details of that type, in their order; those that can't be decoded are left out
   */
  public <D extends Message> List<D> details(Class<D> type) {
    return details().stream().flatMap(any -> ErrorDetails.unpack(any, type).stream()).toList();
  }

  /**
   * Gives all rich errors, also those of types that this program does not know.
   *
   * @return the details, in their order; empty if there are none, or if they can't be decoded
   */
  public List<Any> details() {
    return ErrorDetails.read(getTrailers());
  }

  /**
   * Says which call failed.
   *
   * @return the call, or empty for an exception that was made by hand, as in a handler
   */
  public Optional<FailedCall> call() {
    return Optional.ofNullable(call);
  }

  /**
   * Gives the full name of the rpc that failed, such as {@code user.v1.UserService/GetUser}.
   *
   * @return the name; empty for an exception that was made by hand
   */
  public String method() {
    return call == null ? "" : call.method();
  }

  /**
   * Says where the call went: the authority of its channel.
   *
   * @return the authority; empty for an exception that was made by hand
   */
  public String target() {
    return call == null ? "" : call.target();
  }

  /**
   * Says how long the call took, from its start to its end.
   *
   * @return the time; zero for an exception that was made by hand
   */
  public Duration elapsed() {
    return call == null ? Duration.ZERO : call.elapsed();
  }

  @Override
  public String getMessage() {
    String description = getStatus().getDescription();
    String text = description == null ? code().name() : code() + ": " + description;
    return call == null ? text : text + reason() + " [" + call + "]";
  }

  /** Gives what is at the bottom of a failure of the transport, such as a certificate's fault. */
  private String reason() {
    Throwable reason = getCause();
    for (int i = 0; i < MAX_CAUSES && reason != null && reason.getCause() != null; i++) {
      reason = reason.getCause();
    }
    return reason == null || reason.getMessage() == null ? "" : ": " + reason.getMessage();
  }
}
