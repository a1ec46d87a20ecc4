package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ErrorDetail;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 9: what a server knows is not in what it says; a raw client looks at each byte. */
@Timeout(60)
class LeaksTest {
  private static final String SECRET = "jdbc:postgresql://root:hunter2@10.0.0.7/users";
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> NOTE =
      Metadata.Key.of("note", Metadata.ASCII_STRING_MARSHALLER);

  private static Wire upstream;
  private static RouteGuideClient upstreamClient;

  private final LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");

  /** What a handler fails with. Each has the secret somewhere. */
  private enum Leak implements Failing {
    EXCEPTION {
      @Override
      public Throwable call() {
        return new IllegalStateException(SECRET);
      }
    },
    CHECKED_EXCEPTION {
      @Override
      public Throwable call() {
        return new IOException("cannot connect", new IOException(SECRET));
      }
    },
    SUPPRESSED {
      @Override
      public Throwable call() {
        Exception e = new IllegalStateException("closed");
        e.addSuppressed(new IOException(SECRET));
        return e;
      }
    },
    ERROR {
      @Override
      public Throwable call() {
        return new AssertionError(SECRET);
      }
    },
    /** A cause is for the log of its own side. */
    CAUSE_OF_ITS_OWN_ERROR {
      @Override
      public Throwable call() {
        return new RpcException.Unavailable("try later").withCause(new IOException(SECRET));
      }
    },
    GRPC_JAVAS_EXCEPTION {
      @Override
      public Throwable call() {
        Metadata trailers = new Metadata();
        trailers.put(NOTE, SECRET);
        return Status.NOT_FOUND.withDescription(SECRET).asRuntimeException(trailers);
      }
    },
    REQUEST_HEADER {
      @Override
      public Throwable call() {
        return new IllegalStateException(CallContext.current().headers().get(TOKEN));
      }
    },
    /** With description, details and trailers, from a server behind this one. */
    UPSTREAM {
      @Override
      public Throwable call() {
        throw new AssertionError(upstreamClient.getFeature(Messages.point(1)));
      }
    },
    UPSTREAM_WRAPPED {
      @Override
      public Throwable call() {
        return new CompletionException(new IllegalStateException(UPSTREAM.failure()));
      }
    },
    UPSTREAM_CHANGED {
      @Override
      public Throwable call() {
        RpcException upstream = (RpcException) UPSTREAM.failure();
        return upstream.withDetail(ErrorDetail.newBuilder().setMessage(SECRET).build());
      }
    }
  }

  @BeforeAll
  static void serveUpstream() {
    upstream =
        serve(
            RouteGuideRpc.bind(
                new ThrowingGuide(
                    () -> {
                      CallContext.current().responseTrailers().put(NOTE, SECRET);
                      return new RpcException.NotFound(SECRET)
                          .withDetail(ErrorDetail.newBuilder().setMessage(SECRET).build());
                    })));
    upstreamClient = new RouteGuideClient(upstream.connect(InsecureChannelCredentials.create()));
  }

  private static Wire serve(ServerServiceDefinition service) {
    return Wire.serve(Wire.on(InsecureServerCredentials.create()).addService(service));
  }

  @AfterAll
  static void close() {
    upstream.close();
  }

  @AfterEach
  void noLogHasAHeader() {
    log.close(); // What it has of a header is in an exception that the handler made of it.
    log.messages().forEach(message -> assertFalse(message.contains(SECRET), message));
  }

  private static RawAnswer call(Wire wire, Call call) throws IOException {
    try (RawClient client = new RawClient(wire.port())) {
      client.begin(1, call.rpc, Map.of("authorization", "Bearer " + SECRET));
      client.message(1, RawClient.END_STREAM, false);
      return client.answer(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noByteOfAnErrorIsSent(Leak leak) throws IOException {
    try (Wire wire = serve(RouteGuideRpc.bind(new ThrowingGuide(leak)));
        Wire async = serve(RouteGuideRpc.bindAsync(new ThrowingGuideAsync(leak)))) {
      for (Call call : Call.values()) {
        assertNothingLeaks(leak, call(wire, call));
        assertNothingLeaks(leak, call(async, call));
      }
    }
  }

  private static void assertNothingLeaks(Leak leak, RawAnswer answer) {
    assertFalse(answer.contains("hunter2"), answer::toString);
    if (leak == Leak.CAUSE_OF_ITS_OWN_ERROR) {
      assertEquals("try later", answer.description());
    } else {
      Code expected = leak == Leak.ERROR ? Code.INTERNAL : Code.UNKNOWN;
      assertEquals(expected, answer.code(), answer::toString);
      assertTrue(answer.description().contains("under id "), answer::toString);
    }
  }

  /** The check itself can fail: what a handler means for its caller is found. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsMeantForTheCallerIsSent(boolean asDetail) throws IOException {
    Failing meant =
        () ->
            asDetail
                ? new RpcException.NotFound("no")
                    .withDetail(ErrorDetail.newBuilder().setMessage("hunter2").build())
                : new RpcException.NotFound("hunter2");
    try (Wire wire = serve(RouteGuideRpc.bind(new ThrowingGuide(meant)));
        Wire async = serve(RouteGuideRpc.bindAsync(new ThrowingGuideAsync(meant)))) {
      for (Call call : Call.values()) {
        assertTrue(call(wire, call).contains("hunter2"));
        assertTrue(call(async, call).contains("hunter2"));
      }
    }
  }
}
