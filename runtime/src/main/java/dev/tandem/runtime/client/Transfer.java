package dev.tandem.runtime.client;

import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.Status;

/** Passes messages on. */
public final class Transfer {
  private Transfer() {}

  /** Sends all that is received, at the pace of the slower one. */
  public static <T> void copy(Receiver<? extends T> from, Sender<? super T> to) {
    for (T message = from.receive(); message != null; message = from.receive()) {
      to.send(message);
    }
  }

  /**
   * Sends all requests of a call and finishes sending; stops early if the call ends.
   *
   * @throws RuntimeException what the requests threw, and then the call is cancelled
   */
  public static <Q> void sendAll(Iterable<? extends Q> requests, OpenCall<Q, ?> call) {
    try {
      for (Q request : requests) {
        call.sender().send(request);
      }
      call.requests().halfClose();
    } catch (Throwable e) { // Not lost: thrown at who called.
      if (e instanceof RpcException && call.isEnded()) {
        return; // The server has ended the call, and its answer counts.
      }
      call.endHere(Status.CANCELLED.withDescription("the requests failed"), e);
      throw Sneaky.<RuntimeException>rethrow(e);
    }
  }
}
