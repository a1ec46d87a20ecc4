/**
 * For tests of gRPC services and clients: a server in the test's process that finds calls left
 * open, and recorded fakes.
 */
module dev.tandem.testing {
  requires transitive dev.tandem.runtime;
  requires io.grpc.inprocess;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports dev.tandem.testing;
}
