package dev.tandem.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import com.google.rpc.BadRequest;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorDetailsTest {
  private static final BadRequest DETAIL =
      BadRequest.newBuilder()
          .addFieldViolations(BadRequest.FieldViolation.newBuilder().setField("name"))
          .build();

  @Test
  void areThoseOfEveryGrpcLanguage() {
    RpcException e =
        new RpcException.InvalidArgument("bad")
            .withDetail(DETAIL)
            .withDetail(StringValue.of("more"))
            .withDetail(Any.pack(Int32Value.of(3)));
    com.google.rpc.Status status = StatusProto.fromThrowable(e);
    assertEquals(Status.Code.INVALID_ARGUMENT.value(), status.getCode());
    assertEquals("bad", status.getMessage());
    assertEquals(
        List.of(Any.pack(DETAIL), Any.pack(StringValue.of("more")), Any.pack(Int32Value.of(3))),
        status.getDetailsList());
    assertEquals(status.getDetailsList(), e.details());
    assertEquals(DETAIL, e.detail(BadRequest.class).orElseThrow());
    assertEquals(3, e.detail(Int32Value.class).orElseThrow().getValue());
  }

  @Test
  void ofOtherLibrariesAreRead() {
    RpcException e = received(Any.pack(DETAIL));
    assertEquals(RpcException.NotFound.class, e.getClass());
    assertEquals(DETAIL, e.detail(BadRequest.class).orElseThrow());
  }

  @Test
  void ofOneTypeKeepTheirOrder() {
    RpcException e =
        new RpcException.Aborted("a")
            .withDetail(StringValue.of("first"))
            .withDetail(DETAIL)
            .withDetail(StringValue.of("second"));
    assertEquals(
        List.of(StringValue.of("first"), StringValue.of("second")), e.details(StringValue.class));
    assertEquals(Optional.of(StringValue.of("first")), e.detail(StringValue.class));
    assertEquals(List.of(), e.details(Int32Value.class));
  }

  @Test
  void thatCannotBeDecodedAreLeftOut() {
    Any undecodable =
        Any.pack(DETAIL).toBuilder().setValue(ByteString.copyFrom(new byte[] {10, 99})).build();
    RpcException e = received(undecodable, Any.pack(DETAIL));
    assertEquals(Optional.of(DETAIL), e.detail(BadRequest.class));
    assertEquals(List.of(DETAIL), e.details(BadRequest.class));
    assertEquals(List.of(undecodable, Any.pack(DETAIL)), e.details());
  }

  @Test
  void ofUnknownTypesAreKept() {
    Any unknown = Any.newBuilder().setTypeUrl("type.googleapis.com/not.here.Type").build();
    assertEquals(List.of(unknown), received(unknown).details());
    assertTrue(received(unknown).detail(BadRequest.class).isEmpty());
  }

  @Test
  void thatAreBrokenDoNotHideTheStatus() {
    Metadata trailers = new Metadata();
    trailers.put(
        Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER),
        new byte[] {(byte) 0xff, 1, 2});
    RpcException e = RpcException.of(Status.NOT_FOUND, trailers);
    assertEquals(List.of(), e.details());
    assertTrue(e.detail(BadRequest.class).isEmpty());
  }

  private static RpcException received(Any... details) {
    StatusRuntimeException theirs =
        StatusProto.toStatusRuntimeException(
            com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.NOT_FOUND.value())
                .addAllDetails(List.of(details))
                .build());
    return RpcException.of(theirs.getStatus(), theirs.getTrailers());
  }
}
