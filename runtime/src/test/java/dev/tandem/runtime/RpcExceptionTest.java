package dev.tandem.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.rpc.BadRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RpcExceptionTest {
  private static final BadRequest DETAIL =
      BadRequest.newBuilder()
          .addFieldViolations(BadRequest.FieldViolation.newBuilder().setField("name"))
          .build();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void eachCodeHasItsClass(Status.Code code) throws ReflectiveOperationException {
    RpcException made = RpcException.of(code.toStatus().withDescription("why"), null);
    assertEquals(code, made.code());
    String expected =
        Stream.of(code.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining());
    assertEquals(expected, made.getClass().getSimpleName());

    RpcException thrown = made.getClass().getConstructor(String.class).newInstance("by hand");
    assertEquals(code, thrown.code());
    assertEquals(code + ": by hand", thrown.getMessage());
  }

  @Test
  void thereIsNoOtherClass() {
    Set<Status.Code> codes = EnumSet.allOf(Status.Code.class);
    assertEquals(codes.size() - 1, RpcException.class.getPermittedSubclasses().length);
  }

  @Test
  void okIsNoFailure() {
    assertThrows(IllegalArgumentException.class, () -> RpcException.of(Status.OK, null));
  }

  @Test
  void saysWhichCallFailed() {
    FailedCall call =
        new FailedCall("user.v1.UserService/GetUser", "users:50051", Duration.ofMillis(12));
    RpcException e = RpcException.of(Status.NOT_FOUND.withDescription("no user 7"), null, call);
    assertEquals(
        "NOT_FOUND: no user 7 [user.v1.UserService/GetUser at users:50051 after 12 ms]",
        e.getMessage());
    assertEquals("user.v1.UserService/GetUser", e.method());
    assertEquals("users:50051", e.target());
    assertEquals(Duration.ofMillis(12), e.elapsed());
    assertEquals(call, e.call().orElseThrow());
  }

  @Test
  void madeByHandItIsAboutNoCall() {
    RpcException e = new RpcException.NotFound("no user 7");
    assertEquals("NOT_FOUND: no user 7", e.getMessage());
    assertEquals("", e.method());
    assertEquals("", e.target());
    assertEquals(Duration.ZERO, e.elapsed());
    assertTrue(e.call().isEmpty());
    assertEquals(List.of(), e.details());
  }

  @Test
  void withoutDescription() {
    assertEquals("ABORTED", RpcException.of(Status.ABORTED, null).getMessage());
  }

  @Test
  void copiesKeepStackAndSuppressedAndLeaveTheOriginalAlone() {
    RpcException original = new RpcException.Aborted("a");
    original.addSuppressed(new IllegalStateException("s"));
    IllegalStateException cause = new IllegalStateException("c");
    RpcException copy = original.withDetail(DETAIL).withCause(cause);
    assertEquals(RpcException.Aborted.class, copy.getClass());
    assertSame(cause, copy.getCause());
    assertEquals(original.getStackTrace().length, copy.getStackTrace().length);
    assertEquals(original.getStackTrace()[0], copy.getStackTrace()[0]);
    assertEquals(1, copy.getSuppressed().length);
    assertEquals(List.of(), original.details());
  }

  @Test
  void messageEndsWithWhatIsAtTheBottomOfTheCauses() {
    Throwable cause = new IllegalStateException("io", new IllegalStateException("refused"));
    assertEquals("UNAVAILABLE: refused [a/B at c after 0 ms]", unavailable(cause).getMessage());
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void causesThatGoRoundHaveNoBottom() {
    Throwable cause = new IllegalStateException("a");
    cause.initCause(new IllegalStateException("b", cause));
    assertTrue(unavailable(cause).getMessage().startsWith("UNAVAILABLE: "));
  }

  private static RpcException unavailable(Throwable cause) {
    FailedCall call = new FailedCall("a/B", "c", Duration.ZERO);
    return RpcException.of(Status.UNAVAILABLE.withCause(cause), null, call);
  }
}
