package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 9 in the asynchronous style: what crosses of a handler's errors, and what does not. */
@Timeout(60)
class AsyncErrorsTest {
  private static final String SECRET = "jdbc:secret@db";
  private static final ValidationError DETAIL =
      ValidationError.newBuilder()
          .addErrors(ErrorDetail.newBuilder().setField("email").setMessage("is empty"))
          .build();

  /** How a handler can fail. */
  enum Way {
    THROWN {
      @Override
      <T> CompletableFuture<T> future(Throwable error) {
        throw Way.<RuntimeException>sneaky(error);
      }

      @Override
      <T> Flow.Publisher<T> publisher(Throwable error) {
        throw Way.<RuntimeException>sneaky(error);
      }
    },
    AT_ONCE {
      @Override
      <T> CompletableFuture<T> future(Throwable error) {
        return CompletableFuture.failedFuture(error);
      }

      @Override
      <T> Flow.Publisher<T> publisher(Throwable error) {
        return new Supply<>(0, i -> null, error);
      }
    },
    WRAPPED {
      @Override
      <T> CompletableFuture<T> future(Throwable error) {
        return CompletableFuture.<T>failedFuture(error).thenApply(value -> value);
      }

      @Override
      <T> Flow.Publisher<T> publisher(Throwable error) {
        return new Supply<>(0, i -> null, new CompletionException(new ExecutionException(error)));
      }
    },
    WHEN_SUBSCRIBED {
      @Override
      <T> CompletableFuture<T> future(Throwable error) {
        return CompletableFuture.supplyAsync(
            () -> {
              throw Way.<RuntimeException>sneaky(error);
            });
      }

      @Override
      <T> Flow.Publisher<T> publisher(Throwable error) {
        return subscriber -> {
          throw Way.<RuntimeException>sneaky(error);
        };
      }
    };

    abstract <T> CompletableFuture<T> future(Throwable error);

    abstract <T> Flow.Publisher<T> publisher(Throwable error);

    @SuppressWarnings("unchecked") // Other languages, and Lombok, throw checked exceptions so.
    private static <E extends Throwable> E sneaky(Throwable error) throws E {
      throw (E) error;
    }
  }

  /** Handlers of each kind that fail. */
  private record Failing(Way way, Throwable error) implements RouteGuideAsync {
    @Override
    public CompletableFuture<Feature> getFeature(Point request) {
      return way.future(error);
    }

    @Override
    public Flow.Publisher<Feature> listFeatures(Rectangle request) {
      return way.publisher(error);
    }

    @Override
    public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
      return way.future(error);
    }

    @Override
    public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
      return way.publisher(error);
    }
  }

  private static List<RpcException> callEachKind(Wire wire) {
    RouteGuideClient client = new RouteGuideClient(wire.channel());
    RouteGuideAsyncClient async = new RouteGuideAsyncClient(wire.channel());
    return Stream.<Runnable>of(
            () -> client.getFeature(Messages.point(1)),
            () -> client.listFeatures(Messages.AREA, feature -> {}),
            () -> client.recordRoute(List.of()),
            () -> client.routeChat(Receiver.of(), note -> {}),
            () -> rethrow(async.getFeature(Messages.point(1))),
            () -> rethrow(async.recordRoute(Supply.of(List.of()))),
            () -> rethrow(Probe.subscribe(async.listFeatures(Messages.AREA), 1).end()),
            () -> rethrow(Probe.subscribe(async.routeChat(Supply.of(List.of())), 1).end()))
        .map(call -> assertThrows(RpcException.class, call::run))
        .toList();
  }

  private static void rethrow(CompletableFuture<?> future) {
    CompletionException e = assertThrows(CompletionException.class, future::join);
    throw assertInstanceOf(RpcException.class, e.getCause());
  }

  static Stream<Arguments> ways() {
    return Stream.of(Transport.values())
        .flatMap(transport -> Stream.of(Way.values()).map(way -> Arguments.of(transport, way)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void ownErrorsCrossWithDetails(Transport transport, Way way) {
    RpcException error = new RpcException.InvalidArgument("bad user").withDetail(DETAIL);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new Failing(way, error)))) {
      for (RpcException e : callEachKind(wire)) {
        assertInstanceOf(RpcException.InvalidArgument.class, e);
        assertEquals("bad user", e.getStatus().getDescription());
        assertEquals(DETAIL, e.detail(ValidationError.class).orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void anythingElseIsAnIdOnly(Transport transport, Way way) {
    List<Throwable> errors =
        List.of(
            new IllegalStateException(SECRET), new IOException(SECRET), new AssertionError(SECRET));
    for (Throwable error : errors) {
      Code expected = error instanceof Error ? Code.INTERNAL : Code.UNKNOWN;
      try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
          Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new Failing(way, error)))) {
        List<RpcException> failures = callEachKind(wire);
        for (RpcException e : failures) {
          assertEquals(expected, e.code());
          assertFalse(e.toString().contains("secret"), e::toString);
          Matcher id = Pattern.compile("under id (\\w+)").matcher(e.getMessage());
          assertTrue(id.find(), e::getMessage);
          assertEquals(error, log.thrownWith(id.group(1)), "the log has it under the same id");
        }
        assertEquals(failures.size(), log.size(), "each is logged once");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void errorMapperDecides(Transport transport, Way way) {
    ServerOptions options =
        ServerOptions.defaults()
            .withErrorMapper(
                error ->
                    error instanceof IOException
                        ? new RpcException.Unavailable("storage is down")
                        : null);
    try (Wire wire =
        Wire.open(
            transport,
            RouteGuideRpc.bindAsync(new Failing(way, new IOException(SECRET)), options))) {
      for (RpcException e : callEachKind(wire)) {
        assertInstanceOf(RpcException.Unavailable.class, e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void upstreamErrorsAreNotPassedOn(Transport transport) {
    Failing last = new Failing(Way.THROWN, new RpcException.NotFound(SECRET));
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire back = Wire.open(transport, RouteGuideRpc.bindAsync(last))) {
      RouteGuideAsyncClient upstream = new RouteGuideAsyncClient(back.channel());
      AsyncGuide middle =
          new AsyncGuide() {
            @Override
            public CompletableFuture<Feature> getFeature(Point request) {
              return upstream.getFeature(request).thenApply(feature -> feature);
            }

            @Override
            public Flow.Publisher<Feature> listFeatures(Rectangle request) {
              return upstream.listFeatures(request);
            }
          };
      try (Wire front = Wire.open(transport, RouteGuideRpc.bindAsync(middle))) {
        RouteGuideClient client = new RouteGuideClient(front.channel());
        for (Runnable call :
            List.<Runnable>of(
                () -> client.getFeature(Messages.point(1)),
                () -> client.listFeatures(Messages.AREA, feature -> {}))) {
          RpcException e = assertThrows(RpcException.Unknown.class, call::run);
          assertFalse(e.toString().contains("secret"), e::toString);
        }
        assertEquals(2, log.size());
      }
    }
  }

  /** Handlers of each kind that have no answer. */
  private static final class Null implements RouteGuideAsync {
    @Override
    public CompletableFuture<Feature> getFeature(Point request) {
      return request.getLatitude() == 0 ? null : CompletableFuture.completedFuture(null);
    }

    @Override
    public Flow.Publisher<Feature> listFeatures(Rectangle request) {
      return null;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nullIsAClearError(Transport transport) {
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.IncomingCall");
        Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new Null()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      for (Runnable call :
          List.<Runnable>of(
              () -> client.getFeature(Messages.point(0)),
              () -> client.getFeature(Messages.point(1)),
              () -> client.listFeatures(Messages.AREA, feature -> {}))) {
        RpcException e = assertThrows(RpcException.Internal.class, call::run);
        assertTrue(e.getMessage().contains("returned null"), e::getMessage);
      }
      assertEquals(3, log.size());
    }
  }
}
