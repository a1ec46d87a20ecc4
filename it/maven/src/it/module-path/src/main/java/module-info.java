/** All that an application needs to say. */
module com.acme {
  requires dev.tandem.runtime;
  // For in-process calls.
  requires io.grpc.inprocess;
}
