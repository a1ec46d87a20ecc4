package dev.tandem.runtime.ipc.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.JsonFormat.TypeRegistry;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/**
 * Messages of one type as JSON and back: protobuf's own JSON for its messages, else the bytes of
 * the marshaller in base64.
 */
abstract class MessageCodec<T> {

  abstract String write(T message) throws IOException;

  /** Reads a message; throws RuntimeException too, that of a marshaller. */
  abstract T read(String json) throws IOException;

  /** Gives the size that limits are about: that which a message has in gRPC's own encoding. */
  abstract long size(T message, String json);

  static <T> MessageCodec<T> of(Marshaller<T> marshaller, TypeRegistry types) {
    if (marshaller instanceof PrototypeMarshaller<T> known
        && known.getMessagePrototype() instanceof Message prototype) {
      return new OfProtobuf<>(known.getMessageClass(), prototype, types);
    }
    return new OfBytes<>(marshaller);
  }

  private static final class OfProtobuf<T> extends MessageCodec<T> {
    private final Class<T> type;
    private final Message prototype;
    private final JsonFormat.Printer printer;
    private final JsonFormat.Parser parser;

    OfProtobuf(Class<T> type, Message prototype, TypeRegistry types) {
      this.type = type;
      this.prototype = prototype;
      this.printer =
          JsonFormat.printer().omittingInsignificantWhitespace().usingTypeRegistry(types);
      this.parser = JsonFormat.parser().ignoringUnknownFields().usingTypeRegistry(types);
    }

    @Override
    String write(T message) throws IOException {
      return printer.print((Message) message);
    }

    @Override
    T read(String json) throws IOException {
      Message.Builder builder = prototype.newBuilderForType();
      parser.merge(json, builder);
      return type.cast(builder.build());
    }

    @Override
    long size(T message, String json) {
      return ((Message) message).getSerializedSize();
    }
  }

  private static final class OfBytes<T> extends MessageCodec<T> {
    private final Marshaller<T> marshaller;

    OfBytes(Marshaller<T> marshaller) {
      this.marshaller = marshaller;
    }

    @Override
    String write(T message) throws IOException {
      try (InputStream bytes = marshaller.stream(message)) {
        return new JsonPrimitive(Base64.getEncoder().encodeToString(bytes.readAllBytes()))
            .toString();
      }
    }

    @Override
    T read(String json) throws IOException {
      JsonElement text = JsonParser.parseString(json);
      if (!text.isJsonPrimitive() || !text.getAsJsonPrimitive().isString()) {
        throw new IOException("base64 is expected: the rpc's marshaller is not one of protobuf");
      }
      return marshaller.parse(new Bytes(Base64.getDecoder().decode(text.getAsString())));
    }

    @Override
    long size(T message, String json) {
      return (json.length() - 2) / 4 * 3L;
    }
  }

  /** Marshallers know how long a message is, as from grpc-java's transports. */
  private static final class Bytes extends ByteArrayInputStream implements KnownLength {
    Bytes(byte[] bytes) {
      super(bytes);
    }
  }

  /** Says that a message could not be written, and why: that is about this side's own data. */
  static Status unwritable(String what, Exception reason) {
    return Status.INTERNAL
        .withDescription(what + " could not be written as JSON: " + reason.getMessage())
        .withCause(reason);
  }

  /** Says that a message has come that is too large. */
  static Status tooLarge(int limit) {
    return Status.RESOURCE_EXHAUSTED.withDescription(
        "a message is larger than the limit of " + limit + " bytes");
  }

  /** Says why a message could not be read. */
  static Status unreadable(String what, Exception reason) {
    return Status.INTERNAL
        .withDescription(what + " could not be parsed: " + reason.getMessage())
        .withCause(reason);
  }
}
