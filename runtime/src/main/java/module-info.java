/**
 * What Tandem's generated stubs call: blocking, back-pressured gRPC on any grpc-java {@code
 * Channel} and {@code Server}.
 */
module dev.tandem.runtime {
  requires transitive com.google.protobuf;
  requires transitive io.grpc;
  requires transitive io.grpc.stub;
  requires io.grpc.protobuf;
  requires io.grpc.protobuf.lite;
  requires static com.google.gson;
  requires static com.google.protobuf.util;
  requires static transitive org.jspecify;

  exports dev.tandem.options;
  exports dev.tandem.runtime;
  exports dev.tandem.runtime.ipc;
  exports dev.tandem.runtime.stub;
}
