package dev.tandem.testing;

import dev.tandem.runtime.CallContext;
import io.grpc.Metadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of a {@link RecordedService}, also while it goes on.
 *
 * <p>All methods may be called from any thread.
 */
public final class RecordedCall {
  /** How a handler ended. */
  private record End(@Nullable Throwable failure) {}

  private final String method;
  private final Metadata headers;
  private final Awaited<Object> requests = new Awaited<>();
  private final Awaited<Object> responses = new Awaited<>();
  private final Awaited<End> end = new Awaited<>();

  RecordedCall(String method) {
    this.method = method;
    this.headers = currentHeaders();
  }

  private static Metadata currentHeaders() {
    Metadata copy = new Metadata();
    try {
      copy.merge(CallContext.current().headers());
    } catch (IllegalStateException e) {
      // Called without a server: there are no headers.
    }
    return copy;
  }

  Awaited<Object> requests() {
    return requests;
  }

  Awaited<Object> responses() {
    return responses;
  }

  void ended(@Nullable Throwable failure) {
    end.add(new End(failure));
  }

  /**
   * Gives the name of the method of the contract.
   *
   * @return its Java name, such as {@code getUser}
   */
  public String method() {
    return method;
  }

  /**
   * Gives the headers of the request.
   *
   * @return a copy; empty if the service was called without a server
   */
  public Metadata headers() {
    Metadata copy = new Metadata();
    copy.merge(headers);
    return copy;
  }

  /**
   * Gives the requests that the handler has got until now.
   *
   * @param type the type of the request messages
   * @param <Q> the type of the request messages
   * @return one request, or those of a stream in their order
   * @throws ClassCastException if they have another type
   */
  public <Q> List<Q> requests(Class<Q> type) {
    return requests.copy().stream().map(type::cast).toList();
  }

  /**
   * Gives the responses that the handler has sent, or returned, until now.
   *
   * @param type the type of the response messages
   * @param <R> the type of the response messages
   * @return none, one response, or those of a stream in their order
   * @throws ClassCastException if they have another type
   */
  public <R> List<R> responses(Class<R> type) {
    return responses.copy().stream().map(type::cast).toList();
  }

  /**
   * Waits until the handler has returned or thrown.
   *
   * @return this
   * @throws AssertionError if it has not within ten seconds, or if this thread is interrupted
   */
  public RecordedCall awaitEnd() {
    end.await(ends -> !ends.isEmpty(), "an end of " + method);
    return this;
  }

  /**
   * Says what the handler has thrown.
   *
   * @return what it was, or empty if it has returned or still runs
   */
  public Optional<Throwable> failure() {
    return end.copy().stream().findFirst().map(End::failure);
  }

  @Override
  public String toString() {
    return method + requests.copy();
  }
}
