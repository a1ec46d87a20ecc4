package dev.tandem.runtime.server;

import dev.tandem.runtime.ErrorMapper;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets when a handler fails: what the handler meant for it, and of anything else no
 * more than an id, under which the log has the rest.
 *
 * @param status the status
 * @param trailers the details
 */
record ErrorReply(Status status, Metadata trailers) {
  private static final System.Logger LOG = System.getLogger(ErrorReply.class.getName());

  static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  /** Of an answer without messages the trailers are its headers; here they end another one. */
  private static final Metadata.Key<String> CONTENT_LENGTH =
      Metadata.Key.of("content-length", Metadata.ASCII_STRING_MARSHALLER);

  /**
   * Decides what the caller gets.
   *
   * @param error what the handler threw
   * @param options have the application's error mapper, and limit details
   * @param fromUpstream whether errors of the server behind this one are passed on
   * @param method the rpc, for the log
   */
  static ErrorReply of(
      Throwable error, ServerOptions options, boolean fromUpstream, String method) {
    if (error instanceof RpcException own && (fromUpstream || own.call().isEmpty())) {
      return of(own, options.maxErrorDetails(), method);
    }
    RpcException mapped = map(error, options.errorMapper());
    return mapped != null ? of(mapped, options.maxErrorDetails(), method) : redacted(error, method);
  }

  private static ErrorReply of(RpcException thrown, int maxDetails, String method) {
    boolean notOfServer = isOfOwnChannel(thrown) || isOfHttp(thrown);
    RpcException error = shortened(notOfServer ? withoutAddresses(thrown) : thrown, method);
    Metadata trailers = new Metadata();
    if (error.getTrailers() != null) {
      trailers.merge(error.getTrailers());
      trailers.discardAll(CONTENT_LENGTH);
    }
    byte[] details = trailers.get(DETAILS);
    int room = maxDetails - ErrorText.detailsLess(error.getStatus().getDescription());
    if (details != null && details.length > room) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The details of an error of {0} are not sent: they have {1} bytes, and the limit is {2}"
              + " with a message of that length",
          method,
          details.length,
          Math.max(room, 0));
      trailers.discardAll(DETAILS);
    }
    return new ErrorReply(error.getStatus().withCause(null), trailers);
  }

  /** A text beyond what callers take would cost them the error, and all calls beside it. */
  private static RpcException shortened(RpcException error, String method) {
    String text = error.getStatus().getDescription();
    if (text == null || !ErrorText.isTooLong(text)) {
      return error;
    }
    String cut = ErrorText.cut(text);
    LOG.log(
        System.Logger.Level.WARNING,
        "The message of an error of {0} is cut: of {1} characters {2} are sent",
        method,
        text.length(),
        cut.length());
    return ErrorText.replace(error, cut, error.getTrailers());
  }

  /**
   * Says whether a call to another server failed on its way there: that server has not said this,
   * grpc-java has, and it names hosts and addresses.
   */
  private static boolean isOfOwnChannel(RpcException error) {
    Status status = error.getStatus();
    return error.call().isPresent()
        && (status.getCause() != null || status.getCode() == Status.Code.DEADLINE_EXCEEDED);
  }

  /**
   * Says whether another server's answer was none of gRPC's, such as the page of a load balancer:
   * grpc-java makes its headers the trailers, and tells them and the page in the description.
   */
  private static boolean isOfHttp(RpcException error) {
    Metadata trailers = error.getTrailers();
    return trailers != null && trailers.keys().stream().anyMatch(name -> name.startsWith(":"));
  }

  private static RpcException withoutAddresses(RpcException error) {
    LOG.log(System.Logger.Level.DEBUG, "A call to another server failed.", error);
    Metadata trailers = isOfHttp(error) ? null : error.getTrailers();
    return ErrorText.replace(error, "the server behind this one did not answer", trailers);
  }

  private static @Nullable RpcException map(Throwable error, ErrorMapper mapper) {
    try {
      return mapper.map(error);
    } catch (Throwable e) { // Its bug must not hide the error, nor show it.
      if (!e.equals(error)) {
        error.addSuppressed(e);
      }
      return null;
    }
  }

  private static ErrorReply redacted(Throwable error, String method) {
    String id = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    LOG.log(
        System.Logger.Level.ERROR, () -> "The handler of " + method + " failed, id " + id, error);
    // An exception says nothing of its kind to a caller; an Error is a broken server.
    Status status = error instanceof Exception ? Status.UNKNOWN : Status.INTERNAL;
    return new ErrorReply(
        status.withDescription("the server failed; its log has the reason under id " + id),
        new Metadata());
  }
}
