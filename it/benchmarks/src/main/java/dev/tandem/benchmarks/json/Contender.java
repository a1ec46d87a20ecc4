package dev.tandem.benchmarks.json;

import java.net.http.HttpClient.Version;

/** A way to call the service, from client to server. */
enum Contender {
  GRPC_NETTY("gRPC, grpc-java's server"),
  GRPC_ARMERIA("gRPC, Armeria"),
  JSON_HTTP_1("JSON, HTTP/1.1, Armeria"),
  JSON_HTTP_2("JSON, HTTP/2, Armeria"),
  TRANSCODED("JSON to the gRPC handler, HTTP/1.1, Armeria"),
  RAW_UPLOAD("the file as the body, HTTP/1.1, Armeria");

  /** The name that the documents have for it. */
  final String title;

  Contender(String title) {
    this.title = title;
  }

  /** Gives its server's port. */
  int port(DirectoryServers servers) {
    return this == GRPC_NETTY ? servers.nettyPort() : servers.armeriaPort();
  }

  /** Makes its client for a port. */
  Caller connect(int port) {
    return switch (this) {
      case GRPC_NETTY, GRPC_ARMERIA -> new GrpcCaller(port);
      case JSON_HTTP_1 -> new RestCaller(port, Version.HTTP_1_1);
      case JSON_HTTP_2 -> new RestCaller(port, Version.HTTP_2);
      case TRANSCODED -> new TranscodedCaller(port, Version.HTTP_1_1);
      case RAW_UPLOAD -> new RawUploadCaller(port, Version.HTTP_1_1);
    };
  }
}
