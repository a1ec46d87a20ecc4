package dev.tandem.protoc.request;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Reads an encoded message field by field, as protobuf's own code does, but steps over what is not
 * wanted. Whoever asks for the next field has to read or to skip it.
 */
final class FieldReader {
  /** The number of no field: the message ends. */
  static final int END = 0;

  /** No deeper than protobuf itself reads. */
  private static final int MAX_DEPTH = 100;

  private final CodedInputStream in;
  private final Lookahead ahead;
  private int tag;
  private int field;
  private int depth;

  FieldReader(byte[] bytes) {
    this.in = CodedInputStream.newInstance(bytes);
    this.ahead = new Lookahead(bytes);
  }

  /** Reads the fields of one message, up to its end. */
  @FunctionalInterface
  interface MessageReader<T> {
    T read(FieldReader fields) throws IOException;
  }

  /**
   * Goes to the next field, and says which one it is. What a field means may depend on an earlier
   * one, so they have to be in the order of their numbers, as protoc writes them.
   */
  int next() throws IOException {
    tag = in.readTag();
    int number = WireFormat.getTagFieldNumber(tag);
    if (number < field && number != END) {
      throw new InvalidProtocolBufferException("the fields are not in their order");
    }
    field = number;
    return number;
  }

  void skip() throws IOException {
    if (!in.skipField(tag)) {
      throw new InvalidProtocolBufferException("a group ends that has not begun");
    }
  }

  ByteString text() throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    return in.readBytes();
  }

  int number() throws IOException {
    expect(WireFormat.WIRETYPE_VARINT);
    return in.readInt32();
  }

  /** Reads a message with all that is in it. If the field occurs again, that is added. */
  void whole(MessageLite.Builder message) throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    in.readMessage(message, ExtensionRegistryLite.getEmptyRegistry());
  }

  /** Reads of a message what the reader wants. */
  <T> T part(MessageReader<T> reader) throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    if (depth == MAX_DEPTH) {
      throw new InvalidProtocolBufferException("messages are nested too deeply");
    }
    int outerField = field;
    int outerLimit = in.pushLimit(in.readRawVarint32());
    field = 0;
    depth++;
    T message = reader.read(this);
    depth--;
    field = outerField;
    in.popLimit(outerLimit);
    return message;
  }

  /** Looks at a message's first field without reading it; of use until the next look. */
  Lookahead peek() throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    ahead.startAt(in.getTotalBytesRead());
    ahead.number(); // the message's length
    return ahead;
  }

  private void expect(int wireType) throws InvalidProtocolBufferException {
    if (WireFormat.getTagWireType(tag) != wireType) {
      throw new InvalidProtocolBufferException("a field has another type than it should");
    }
  }
}
