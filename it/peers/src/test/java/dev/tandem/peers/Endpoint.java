package dev.tandem.peers;

/** A protocol, and the server that speaks it. */
enum Endpoint {
  GRPC_TO_NETTY("grpc"),
  GRPC_TO_ARMERIA("grpc"),
  GRPC_WEB_TO_ARMERIA("grpcweb");

  /** The name that buf has for the protocol. */
  final String protocol;

  Endpoint(String protocol) {
    this.protocol = protocol;
  }

  boolean isWeb() {
    return this == GRPC_WEB_TO_ARMERIA;
  }
}
