package dev.tandem.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int32Value;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Typed exceptions, written here as the generator writes them. */
@SuppressWarnings("serial")
class DeclaredErrorTest {
  private static final FailedCall CALL = new FailedCall("a.B/C", "host:1", Duration.ofMillis(3));

  private static final class TextException extends RpcException.InvalidArgument {
    TextException(String message, StringValue detail) {
      this(ErrorParts.of(message, detail));
    }

    TextException(ErrorParts parts) {
      super(parts);
    }

    StringValue detail() {
      return detail(StringValue.class).orElseThrow();
    }

    @Override
    protected TextException copy(ErrorParts parts) {
      return new TextException(parts);
    }
  }

  private static final class NumberException extends RpcException.InvalidArgument {
    NumberException(ErrorParts parts) {
      super(parts);
    }
  }

  private static final List<DeclaredError> DECLARED =
      List.of(
          DeclaredError.of(Status.Code.INVALID_ARGUMENT, Int32Value.class, NumberException::new),
          DeclaredError.of(Status.Code.INVALID_ARGUMENT, StringValue.class, TextException::new));

  private static RpcException received(Status.Code code, Any... details) {
    StatusRuntimeException failure =
        StatusProto.toStatusRuntimeException(
            com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage("bad")
                .addAllDetails(List.of(details))
                .build());
    return RpcException.of(failure.getStatus(), failure.getTrailers(), CALL, DECLARED);
  }

  private static Class<?> classOf(Status.Code code, Message... details) {
    return received(code, Stream.of(details).map(Any::pack).toArray(Any[]::new)).getClass();
  }

  @Test
  void aHandlersExceptionHasItsDetailOnTheWire() {
    TextException e = new TextException("bad", StringValue.of("why"));
    assertEquals("INVALID_ARGUMENT: bad", e.getMessage());
    assertEquals(StringValue.of("why"), e.detail());
    com.google.rpc.Status status = StatusProto.fromThrowable(e);
    assertEquals(Status.Code.INVALID_ARGUMENT.value(), status.getCode());
    assertEquals("bad", status.getMessage());
    assertEquals(List.of(Any.pack(StringValue.of("why"))), status.getDetailsList());
    assertEquals("aHandlersExceptionHasItsDetailOnTheWire", e.getStackTrace()[0].getMethodName());
  }

  @Test
  void aHandlersExceptionNeedsItsDetail() {
    assertThrows(NullPointerException.class, () -> new TextException("bad", null));
  }

  @Test
  void codeAndDetailMakeTheException() {
    RpcException e = received(Status.Code.INVALID_ARGUMENT, Any.pack(StringValue.of("why")));
    assertEquals(TextException.class, e.getClass());
    assertEquals(StringValue.of("why"), ((TextException) e).detail());
    assertEquals(CALL, e.call().orElseThrow());
    assertEquals("INVALID_ARGUMENT: bad [a.B/C at host:1 after 3 ms]", e.getMessage());
  }

  @Test
  void theFirstDetailThatIsDeclaredDecides() {
    Status.Code code = Status.Code.INVALID_ARGUMENT;
    StringValue text = StringValue.of("why");
    Int32Value number = Int32Value.of(7);
    assertEquals(TextException.class, classOf(code, text, number));
    assertEquals(NumberException.class, classOf(code, number, text));
    assertEquals(TextException.class, classOf(code, Any.getDefaultInstance(), text));
  }

  @Test
  void whatIsNotDeclaredIsTheExceptionOfItsCode() {
    StringValue text = StringValue.of("why");
    assertEquals(RpcException.NotFound.class, classOf(Status.Code.NOT_FOUND, text));
    assertEquals(RpcException.InvalidArgument.class, classOf(Status.Code.INVALID_ARGUMENT));
    Any undecodable =
        Any.pack(text).toBuilder().setValue(ByteString.copyFrom(new byte[] {10, 99})).build();
    assertEquals(
        RpcException.InvalidArgument.class,
        received(Status.Code.INVALID_ARGUMENT, undecodable).getClass());
  }

  @Test
  void copiesAreOfTheSameClass() {
    IllegalStateException cause = new IllegalStateException();
    TextException original = new TextException("bad", StringValue.of("first"));
    RpcException copy = original.withDetail(StringValue.of("second")).withCause(cause);
    assertEquals(TextException.class, copy.getClass());
    assertSame(cause, copy.getCause());
    assertEquals(StringValue.of("first"), ((TextException) copy).detail());
    assertEquals(2, copy.details(StringValue.class).size());
    assertEquals(original.getStackTrace()[0], copy.getStackTrace()[0]);
  }
}
