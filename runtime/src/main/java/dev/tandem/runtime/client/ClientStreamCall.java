package dev.tandem.runtime.client;

import dev.tandem.runtime.ClientStream;

/**
 * The caller's end of a client-streaming call.
 *
 * @param call takes the requests and gives the answer
 */
public record ClientStreamCall<Q, R>(OpenCall<Q, R> call)
    implements ClientStream<Q, R>, RequestSide<Q> {

  @Override
  public R finish() {
    call.halfClose();
    return call.awaitResponse();
  }

  @Override
  public void close() {
    call.close();
  }
}
