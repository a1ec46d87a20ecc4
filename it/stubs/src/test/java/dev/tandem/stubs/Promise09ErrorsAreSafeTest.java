package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ErrorMapper;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 9: a handler's {@code RpcException} crosses with its details; of anything else nothing
 * but an id leaves the server, and the log has the rest under that id.
 */
@Timeout(60)
class Promise09ErrorsAreSafeTest {
  private static final String SECRET = "jdbc:secret@db";
  private static final ValidationError DETAIL =
      ValidationError.newBuilder()
          .addErrors(ErrorDetail.newBuilder().setField("email").setMessage("is empty"))
          .build();

  /** Handlers of each kind that throw. */
  private static Guide throwing(Supplier<? extends Throwable> error) {
    return new Guide() {
      @Override
      public Feature getFeature(Point request) {
        throw Promise09ErrorsAreSafeTest.<RuntimeException>sneaky(error.get());
      }

      @Override
      public void listFeatures(Rectangle request, Sender<Feature> responses) {
        throw Promise09ErrorsAreSafeTest.<RuntimeException>sneaky(error.get());
      }

      @Override
      public RouteSummary recordRoute(Receiver<Point> requests) {
        throw Promise09ErrorsAreSafeTest.<RuntimeException>sneaky(error.get());
      }

      @Override
      public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
        throw Promise09ErrorsAreSafeTest.<RuntimeException>sneaky(error.get());
      }
    };
  }

  @SuppressWarnings("unchecked") // Other languages, and Lombok, throw checked exceptions so.
  private static <E extends Throwable> E sneaky(Throwable error) throws E {
    throw (E) error;
  }

  private static List<RpcException> callEachKind(RouteGuideClient client) {
    return Stream.<Runnable>of(
            () -> client.getFeature(Messages.point(1)),
            () -> client.listFeatures(Messages.AREA, feature -> {}),
            () -> client.recordRoute(List.of()),
            () -> client.routeChat(Receiver.of(), note -> {}))
        .map(call -> assertThrows(RpcException.class, call::run))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void ownErrorsCrossWithDetails(Transport transport) {
    Guide guide = throwing(() -> new RpcException.InvalidArgument("bad user").withDetail(DETAIL));
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      for (RpcException e : callEachKind(new RouteGuideClient(wire.channel()))) {
        assertEquals(RpcException.InvalidArgument.class, e.getClass());
        assertEquals("bad user", e.getStatus().getDescription());
        assertEquals(DETAIL, e.detail(ValidationError.class).orElseThrow());
        assertTrue(e.detail(ErrorDetail.class).isEmpty());
        assertTrue(
            e.getMessage()
                .matches(
                    "INVALID_ARGUMENT: bad user"
                        + " \\[routeguide\\.RouteGuide/\\w+ at localhost\\S* after \\d+ ms]"),
            e::getMessage);
        assertTrue(
            Stream.of(e.getStackTrace()).anyMatch(f -> f.getMethodName().equals("callEachKind")),
            "it has the caller's stack");
      }
    }
  }

  static Stream<Arguments> leakyErrors() {
    return Stream.of(Transport.values())
        .flatMap(
            transport ->
                Stream.of(
                    Arguments.of(transport, new IllegalStateException(SECRET), Code.UNKNOWN),
                    Arguments.of(transport, new IOException(SECRET), Code.UNKNOWN),
                    Arguments.of(
                        transport,
                        io.grpc.Status.NOT_FOUND.withDescription(SECRET).asRuntimeException(),
                        Code.UNKNOWN),
                    Arguments.of(transport, new AssertionError(SECRET), Code.INTERNAL),
                    Arguments.of(transport, new StackOverflowError(SECRET), Code.INTERNAL)));
  }

  @ParameterizedTest
  @MethodSource("leakyErrors")
  void anythingElseIsAnIdOnly(Transport transport, Throwable error, Code expected) {
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire wire = Wire.open(transport, RouteGuideRpc.bind(throwing(() -> error)))) {
      for (RpcException e : callEachKind(new RouteGuideClient(wire.channel()))) {
        assertEquals(expected, e.code());
        assertFalse(e.toString().contains("secret"), e::toString);
        assertFalse(String.valueOf(e.getTrailers()).contains("secret"));
        Matcher id = Pattern.compile("under id (\\w+)").matcher(e.getMessage());
        assertTrue(id.find(), e::getMessage);
        assertEquals(error, log.thrownWith(id.group(1)), "the log has it under the same id");
      }
      assertEquals(4, log.size(), "each is logged once");
    }
  }

  @ParameterizedTest
  @EnumSource
  void upstreamErrorsAreNotPassedOn(Transport transport) {
    Guide last = throwing(() -> new RpcException.NotFound(SECRET).withDetail(DETAIL));
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire back = Wire.open(transport, RouteGuideRpc.bind(last))) {
      RouteGuideClient upstream = new RouteGuideClient(back.channel());
      Guide middle =
          new Guide() {
            @Override
            public Feature getFeature(Point request) {
              return upstream.getFeature(request);
            }
          };
      try (Wire front = Wire.open(transport, RouteGuideRpc.bind(middle))) {
        RouteGuideClient client = new RouteGuideClient(front.channel());
        RpcException e =
            assertThrows(RpcException.class, () -> client.getFeature(Messages.point(1)));
        assertEquals(Code.UNKNOWN, e.code());
        assertFalse(e.toString().contains("secret"), e::toString);
        assertTrue(e.details().isEmpty());
        assertEquals(1, log.size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorMapperDecides(Transport transport) {
    ServerOptions options =
        ServerOptions.defaults()
            .withErrorMapper(
                error ->
                    error instanceof IllegalArgumentException e
                        ? new RpcException.InvalidArgument(e.getMessage()).withDetail(DETAIL)
                        : null);
    Guide guide = throwing(() -> new IllegalArgumentException("no name"));
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide, options))) {
      for (RpcException e : callEachKind(new RouteGuideClient(wire.channel()))) {
        assertEquals(RpcException.InvalidArgument.class, e.getClass());
        assertEquals(DETAIL, e.detail(ValidationError.class).orElseThrow());
      }
    }
  }

  static Stream<Arguments> brokenMappers() {
    List<ErrorMapper> mappers =
        List.of(
            error -> {
              throw new IllegalStateException(SECRET);
            },
            error -> {
              throw new AssertionError(SECRET);
            },
            error -> {
              throw Promise09ErrorsAreSafeTest.<RuntimeException>sneaky(error);
            });
    return Stream.of(Transport.values())
        .flatMap(transport -> mappers.stream().map(mapper -> Arguments.of(transport, mapper)));
  }

  @ParameterizedTest
  @MethodSource("brokenMappers")
  void brokenErrorMapperShowsNothing(Transport transport, ErrorMapper mapper) {
    ServerOptions options = ServerOptions.defaults().withErrorMapper(mapper);
    Guide guide = throwing(() -> new IllegalArgumentException(SECRET));
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide, options))) {
      for (RpcException e : callEachKind(new RouteGuideClient(wire.channel()))) {
        assertEquals(Code.UNKNOWN, e.code());
        assertFalse(e.toString().contains("secret"), e::toString);
      }
      assertEquals(4, log.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings("NullAway") // It is about handlers that break the contract.
  void nullIsAClearError(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            return null;
          }
        };
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.IncomingCall");
        Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      RpcException e =
          assertThrows(RpcException.Internal.class, () -> client.getFeature(Messages.point(1)));
      assertTrue(e.getMessage().contains("RouteGuide/GetFeature returned null"), e::getMessage);
      assertEquals(1, log.size());
    }
  }
}
