package dev.tandem.runtime.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that can't be parsed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RequestMarshallerTest {
  private static final RuntimeException TOO_LARGE =
      new IllegalStateException(Status.RESOURCE_EXHAUSTED.asRuntimeException());

  /** Throws at each request. */
  private record Failing(RuntimeException failure) implements PrototypeMarshaller<String> {
    @Override
    public InputStream stream(String value) {
      return InputStream.nullInputStream();
    }

    @Override
    public String parse(InputStream stream) {
      throw failure;
    }

    @Override
    public @Nullable String getMessagePrototype() {
      return null;
    }

    @Override
    public Class<String> getMessageClass() {
      return String.class;
    }
  }

  private static void parse(RuntimeException failure) {
    assertNull(new RequestMarshaller<>(new Failing(failure)).parse(InputStream.nullInputStream()));
  }

  @AfterEach
  void forget() {
    RequestMarshaller.takeFailure();
  }

  @Test
  void oneOverTheLimit() {
    parse(TOO_LARGE);
    assertEquals(Code.RESOURCE_EXHAUSTED, RequestMarshaller.takeFailure().getCode());
  }

  @Test
  void oneWhoseFailureGoesRoundInItsCauses() {
    RuntimeException failure = new IllegalStateException("a");
    failure.initCause(new IllegalStateException("b", failure));
    parse(failure);
    assertEquals(Code.INTERNAL, RequestMarshaller.takeFailure().getCode());
  }

  /** As when an interceptor throws at the first one: nobody asks what was wrong with that. */
  @Test
  void oneAfterAnotherOfWhichNobodyWasTold() {
    parse(TOO_LARGE);
    parse(new IllegalStateException("no message"));
    assertEquals(Code.INTERNAL, RequestMarshaller.takeFailure().getCode());
  }
}
