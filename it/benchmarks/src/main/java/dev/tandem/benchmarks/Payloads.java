package dev.tandem.benchmarks;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.tandem.benchmarks.traffic.Payload;

/** Messages of the size that a benchmark wants, and how to tell that all have come. */
final class Payloads {
  private Payloads() {}

  /** Makes a payload of so many bytes on the wire. */
  static Payload ofSize(int size) {
    int tag = CodedOutputStream.computeTagSize(Payload.BODY_FIELD_NUMBER);
    int length = CodedOutputStream.computeUInt32SizeNoTag(size);
    Payload payload =
        Payload.newBuilder().setBody(ByteString.copyFrom(new byte[size - tag - length])).build();
    if (Math.abs(payload.getSerializedSize() - size) > 1) { // The length itself may take less.
      throw new IllegalStateException("made " + payload.getSerializedSize() + " bytes");
    }
    return payload;
  }

  /** Fails unless the message is as large as it has to be. */
  static Payload check(Payload received, Payload expected) {
    if (received.getBody().size() != expected.getBody().size()) {
      throw new IllegalStateException("a message of " + received.getBody().size() + " bytes came");
    }
    return received;
  }

  /** Fails unless all messages have come. */
  static void checkCount(int received, int expected) {
    if (received != expected) {
      throw new IllegalStateException(received + " of " + expected + " messages came");
    }
  }
}
