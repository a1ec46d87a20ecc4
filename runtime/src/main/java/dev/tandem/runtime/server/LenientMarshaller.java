package dev.tandem.runtime.server;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Parses requests, and gives null for one that can't be parsed.
 *
 * <p>If it threw, grpc-java would answer UNKNOWN (the gRPC specification wants INTERNAL) and then
 * go on to deliver the rest of the stream and its end, without a word of the message in between: a
 * handler would take a part for the whole.
 */
public final class LenientMarshaller<T> implements PrototypeMarshaller<T> {
  private static final System.Logger LOG = System.getLogger(LenientMarshaller.class.getName());

  private final PrototypeMarshaller<T> marshaller;

  private LenientMarshaller(PrototypeMarshaller<T> marshaller) {
    this.marshaller = marshaller;
  }

  /** Gives the rpc as a server takes it. */
  public static <Q, R> MethodDescriptor<Q, R> forRequestsOf(MethodDescriptor<Q, R> rpc) {
    Marshaller<Q> marshaller = rpc.getRequestMarshaller();
    return marshaller instanceof PrototypeMarshaller<Q> strict
        ? rpc.toBuilder().setRequestMarshaller(new LenientMarshaller<>(strict)).build()
        : rpc;
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
      return null;
    }
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
