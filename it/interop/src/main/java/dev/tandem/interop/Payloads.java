package dev.tandem.interop;

import com.google.protobuf.ByteString;
import io.grpc.testing.integration.Messages.Payload;

/** The payloads of the interop suite: zeros, of a given size. */
final class Payloads {
  private Payloads() {}

  static Payload zeros(int size) {
    return Payload.newBuilder().setBody(ByteString.copyFrom(new byte[size])).build();
  }
}
