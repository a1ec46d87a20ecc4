package dev.tandem.runtime.ipc.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.UninterpretedOption.NamePart;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.FloatValue;
import com.google.protobuf.Int64Value;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.Value;
import com.google.rpc.BadRequest;
import com.google.rpc.Status;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of every kind come out as they went in. */
class MessageCodecTest {

  private static <T> MessageCodec<T> codec(Marshaller<T> marshaller) {
    return MethodCodecs.of(
            MethodDescriptor.<T, T>newBuilder(marshaller, marshaller)
                .setType(MethodType.UNARY)
                .setFullMethodName("a.B/C")
                .build())
        .request();
  }

  private static MessageCodec<Message> codec(Message prototype) {
    return codec(ProtoUtils.marshaller(prototype.getDefaultInstanceForType()));
  }

  static Stream<Message> messages() {
    return Stream.of(
        Empty.getDefaultInstance(),
        StringValue.of(""),
        StringValue.of("käse 東京 🐎 \u0000\n\u001e\"\\ </script> \u2028"),
        BoolValue.of(true),
        Int64Value.of(Long.MIN_VALUE),
        UInt64Value.of(-1), // the largest
        DoubleValue.of(Double.NaN),
        DoubleValue.of(Double.NEGATIVE_INFINITY),
        DoubleValue.of(Double.MIN_VALUE),
        FloatValue.of(Float.MAX_VALUE),
        FloatValue.of(Float.NaN),
        BytesValue.of(ByteString.copyFrom(new byte[] {0, -1, 10, 30, 127})),
        Timestamp.newBuilder().setSeconds(-1).setNanos(1).build(),
        Duration.newBuilder().setSeconds(-3).setNanos(-500_000_000).build(),
        FieldMask.newBuilder().addPaths("user.display_name").build(),
        Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build(),
        Struct.newBuilder()
            .putFields("", Value.newBuilder().setListValue(ListValue.getDefaultInstance()).build())
            .putFields("x", Value.newBuilder().setNumberValue(1e300).build())
            .build(),
        Any.getDefaultInstance(),
        Any.pack(Any.pack(Any.getDefaultInstance())),
        // Groups of proto2's own: presence, defaults, enums.
        FieldDescriptorProto.newBuilder()
            .setName("")
            .setType(FieldDescriptorProto.Type.TYPE_GROUP)
            .setNumber(0)
            .build());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void comesOutAsItWentIn(Message message) throws IOException {
    MessageCodec<Message> codec = codec(message);
    String json = codec.write(message);
    assertTrue(json.chars().allMatch(c -> c >= ' '), json);
    assertEquals(message, codec.read(json), json);
    assertEquals(message.getSerializedSize(), codec.size(message, json));
  }

  @Test
  void anyMayHaveTheTypesOfTheProtosThatTheRpcUses() throws IOException {
    Status message =
        Status.newBuilder().addDetails(Any.pack(Status.newBuilder().setCode(5).build())).build();
    MessageCodec<Message> codec = codec(message);
    assertEquals(message, codec.read(codec.write(message)));
  }

  @Test
  void anyOfAnotherTypeIsAClearError() {
    Status message =
        Status.newBuilder().addDetails(Any.pack(BadRequest.getDefaultInstance())).build();
    IOException e = assertThrows(IOException.class, () -> codec(message).write(message));
    assertTrue(e.getMessage().contains("google.rpc.BadRequest"), e.getMessage());
  }

  @Test
  void fieldThatIsNotKnownIsIgnored() throws IOException {
    assertEquals(
        Status.newBuilder().setCode(5).build(),
        codec(Status.getDefaultInstance()).read("{\"code\":5,\"colour\":{\"a\":[1]}}"));
  }

  @Test
  void requiredFieldThatIsMissingIsAnError() {
    MessageCodec<Message> codec = codec(NamePart.getDefaultInstance());
    RuntimeException e =
        assertThrows(RuntimeException.class, () -> codec.read("{\"namePart\":\"a\"}"));
    assertTrue(e.getMessage().contains("is_extension"), e.getMessage());
  }

  @Test
  void whatIsNotTheMessageIsAnError() {
    MessageCodec<Message> codec = codec(Status.getDefaultInstance());
    for (String json : new String[] {"1", "\"x\"", "[]", "{\"code\":\"x\"}", "{\"code\":1.5}"}) {
      assertThrows(IOException.class, () -> codec.read(json), json);
    }
  }

  /** As an interceptor may set, or a service that is not of protobuf. */
  private static final class Bytes implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void messagesThatAreNotProtobufsAreInBase64() throws IOException {
    MessageCodec<byte[]> codec = codec(new Bytes());
    byte[] message = {0, -1, 10, 30};
    assertEquals("\"AP8KHg==\"", codec.write(message));
    assertArrayEquals(message, codec.read(codec.write(message)));
    IOException e = assertThrows(IOException.class, () -> codec.read("{}"));
    assertTrue(e.getMessage().contains("base64 is expected"), e.getMessage());
  }
}
