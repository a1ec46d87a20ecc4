package dev.tandem.runtime.server;

import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/**
 * Writes the reply of a call: headers, messages, the end. Who uses it sees to it that no two of its
 * methods run at a time.
 */
final class Reply<R> {
  // The log of the call: whoever listens to that need not know who writes for it.
  private static final System.Logger LOG = System.getLogger(IncomingCall.class.getName());

  private final ServerCall<?, R> call;
  private final CallContext context;
  private boolean headersSent;
  private boolean compressing = true;

  Reply(ServerCall<?, R> call, CallContext context) {
    this.call = call;
    this.context = context;
  }

  CallContext context() {
    return context;
  }

  /** Fails for a handler that has no answer to its call. */
  RpcException noAnswer() {
    String problem = "the handler of " + context.method() + " returned null";
    LOG.log(System.Logger.Level.ERROR, problem);
    return new RpcException.Internal(problem);
  }

  /** Sends the headers, unless they are sent already. */
  void sendHeaders() {
    if (!headersSent) {
      headersSent = true;
      context.compression().ifPresent(call::setCompression);
      // A copy: the in-process transport hands it on as it is.
      call.sendHeaders(context.copyResponseHeaders());
    }
  }

  void write(R message) {
    try {
      sendHeaders();
      if (compressing != context.messageCompression()) {
        compressing = !compressing;
        call.setMessageCompression(compressing);
      }
      call.sendMessage(message);
    } catch (IllegalStateException e) { // A handler is no worse for it than for a cancellation.
      throw isClosed(e) ? new RpcException.Cancelled("the call has ended").withCause(e) : e;
    }
  }

  /**
   * Ends the call, also one that the transport has ended: it may still hold a buffered message. The
   * trailers are not the caller's any more.
   */
  void close(Status status, Metadata trailers) {
    if (status.equals(HandlerRun.GONE) && !headersSent) { // Statuses are equal to themselves only.
      return; // It may have an end of the transport's own; grpc-java loses the connection over two.
    }
    try {
      if (!headersSent && !context.copyResponseHeaders().keys().isEmpty()) {
        sendHeaders();
      }
      call.close(status, context.responseTrailersAnd(trailers));
    } catch (Throwable e) {
      if (isClosed(e)) {
        LOG.log(System.Logger.Level.DEBUG, () -> "Closed by another: " + context, e);
      } else {
        LOG.log(System.Logger.Level.WARNING, () -> "Could not close as it should: " + context, e);
        closeAnyhow();
      }
    }
  }

  /**
   * Says whether the call objects because it has its end already: from an interceptor, or from
   * grpc-java after an Error in a marshaller. Neither tells of it in time, so the text has to.
   */
  private static boolean isClosed(Throwable failure) {
    String text = failure.getMessage();
    return failure instanceof IllegalStateException
        && ("call already closed".equals(text) || "call is closed".equals(text));
  }

  /** Closes a call of which an interceptor has failed: its caller must not wait for ever. */
  private void closeAnyhow() {
    try {
      call.close(Status.INTERNAL.withDescription("the server failed"), new Metadata());
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "Could not close: " + context, e);
    }
  }
}
