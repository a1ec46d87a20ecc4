package dev.tandem.runtime.ipc.json;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.net.SocketAddress;

/** The "address" of the other process. */
final class StandardStreams extends SocketAddress {
  private static final long serialVersionUID = 1;

  /** As for Unix domain sockets, which have no host either. */
  static final String AUTHORITY = "localhost";

  static final Attributes ATTRIBUTES =
      Attributes.newBuilder()
          .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, new StandardStreams())
          .set(Grpc.TRANSPORT_ATTR_LOCAL_ADDR, new StandardStreams())
          .build();

  private StandardStreams() {}

  @Override
  public String toString() {
    return "standard streams";
  }
}
