package com.acme.remote;

import com.acme.api.GreeterLocalClient;
import com.acme.api.GreeterRemoteClient;
import com.acme.api.InternalRemoteClient;
import io.grpc.Channel;

/** Uses the stubs of both executions, so that they must be there and fit the messages. */
public final class Callers {
  private Callers() {}

  static Object[] of(Channel channel) {
    return new Object[] {
      new GreeterRemoteClient(channel),
      new InternalRemoteClient(channel),
      new GreeterLocalClient(channel)
    };
  }
}
