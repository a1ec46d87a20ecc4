package dev.tandem.runtime;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rich errors: messages in a {@code google.rpc.Status} in the trailers, as all gRPC languages do it
 * (see the richer error model of the gRPC documentation).
 *
 * <p>That message is read and written field by field. Its class is in a jar without a module name,
 * and a module that requires one by its file name should not be published.
 */
final class ErrorDetails {
  private static final Metadata.Key<byte[]> KEY =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final int CODE = 1;
  private static final int MESSAGE = 2;
  private static final int DETAILS = 3;

  private ErrorDetails() {}

  /** Gives what can be read: a peer's broken details must not hide its status. */
  static List<Any> read(@Nullable Metadata trailers) {
    byte[] status = trailers == null ? null : trailers.get(KEY);
    if (status == null) {
      return List.of();
    }
    try {
      List<Any> details = new ArrayList<>();
      Field field = UnknownFieldSet.parseFrom(status).getField(DETAILS);
      for (ByteString detail : field.getLengthDelimitedList()) {
        details.add(Any.parseFrom(detail));
      }
      return List.copyOf(details);
    } catch (InvalidProtocolBufferException broken) {
      return List.of();
    }
  }

  /** Gives the message in a detail, if it is of that type and can be decoded. */
  static <D extends Message> Optional<D> unpack(Any detail, Class<D> type) {
    try {
      return detail.is(type) ? Optional.of(detail.unpack(type)) : Optional.empty();
    } catch (InvalidProtocolBufferException undecodable) {
      return Optional.empty();
    }
  }

  /** Gives a copy of the trailers with one more detail. */
  static Metadata add(Status status, @Nullable Metadata trailers, Message detail) {
    Field.Builder details = Field.newBuilder();
    read(trailers).forEach(before -> details.addLengthDelimited(before.toByteString()));
    Any added = detail instanceof Any any ? any : Any.pack(detail);
    details.addLengthDelimited(added.toByteString());
    String description = status.getDescription() == null ? "" : status.getDescription();

    UnknownFieldSet rich =
        UnknownFieldSet.newBuilder()
            .addField(CODE, Field.newBuilder().addVarint(status.getCode().value()).build())
            .addField(
                MESSAGE,
                Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(description)).build())
            .addField(DETAILS, details.build())
            .build();
    Metadata result = new Metadata();
    if (trailers != null) {
      result.merge(trailers);
    }
    result.discardAll(KEY);
    result.put(KEY, rich.toByteArray());
    return result;
  }
}
