package dev.tandem.runtime.client;

import dev.tandem.runtime.ServerStream;

/** The caller's end of a server-streaming call. */
public final class ServerStreamCall<R> extends Responses<R> implements ServerStream<R> {

  /** Reads the responses of a call. */
  public ServerStreamCall(OpenCall<?, R> call) {
    super(call);
  }
}
