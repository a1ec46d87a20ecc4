package dev.tandem.runtime.server;

import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses requests, and gives null for one that can't be parsed; why is told by {@link
 * #takeFailure()} on the same thread.
 *
 * <p>If it threw, grpc-java would answer UNKNOWN and then go on to deliver the rest of the stream
 * and its end, without a word of the message in between: a handler would take a part for the whole.
 * The gRPC specification wants INTERNAL, and RESOURCE_EXHAUSTED for a compressed message that grows
 * over the limit while it is parsed.
 */
class RequestMarshaller<T> implements PrototypeMarshaller<T> {
  private static final System.Logger LOG = System.getLogger(RequestMarshaller.class.getName());
  private static final ThreadLocal<@Nullable Status> FAILURE = new ThreadLocal<>();

  private static final Status UNREADABLE =
      Status.INTERNAL.withDescription("a request message could not be parsed");
  private static final Status TOO_LARGE =
      Status.RESOURCE_EXHAUSTED.withDescription(
          "a request message is larger than this server allows");
  private static final int MAX_CAUSES = 100; // Causes can go round in a circle.

  private final PrototypeMarshaller<T> marshaller;

  RequestMarshaller(PrototypeMarshaller<T> marshaller) {
    this.marshaller = marshaller;
  }

  /** Tells why the message that this thread has just been given is null, and forgets it. */
  static Status takeFailure() {
    Status failure = FAILURE.get();
    FAILURE.remove();
    return failure == null ? UNREADABLE : failure;
  }

  @Override
  public InputStream stream(T value) {
    return marshaller.stream(value);
  }

  @Override
  @SuppressWarnings("NullAway") // grpc-java passes it on unseen, to callbacks that know.
  public @Nullable T parse(InputStream stream) {
    try {
      return marshaller.parse(stream);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "A request message could not be parsed.", e);
      FAILURE.set(isTooLarge(e) ? TOO_LARGE : UNREADABLE); // Also over one that nobody has taken.
      return null;
    }
  }

  /** Says whether grpc-java's stream has stopped the parser; protobuf may have wrapped that. */
  private static boolean isTooLarge(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .anyMatch(
            cause ->
                cause instanceof StatusRuntimeException told
                    && told.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED);
  }

  @Override
  public @Nullable T getMessagePrototype() {
    return marshaller.getMessagePrototype();
  }

  @Override
  public Class<T> getMessageClass() {
    return marshaller.getMessageClass();
  }
}
