package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.security.RawClient.Frame;
import dev.tandem.security.limits.ConcurrentCallLimit;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ServerCall;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More calls than a server wants: in all, and on one connection. */
@Timeout(60)
class CallLimitsTest {
  private static final int LIMIT = 3;

  private final BusyGuide guide = new BusyGuide();
  private final Wire wire =
      Wire.serve(
          Wire.on(InsecureServerCredentials.create())
              .addService(
                  ServerInterceptors.interceptForward(
                      RouteGuideRpc.bind(guide), new ConcurrentCallLimit(LIMIT))));
  private final ManagedChannel channel = wire.connect(InsecureChannelCredentials.create());

  @AfterEach
  void close() {
    guide.go.countDown();
    wire.close();
  }

  @ParameterizedTest
  @EnumSource
  void theNextCallIsRefusedUntilAnotherHasEnded(Call call) {
    List<CompletableFuture<?>> running = new CopyOnWriteArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      running.add(Call.UNARY.async(new RouteGuideAsyncClient(channel)));
    }
    guide.await(LIMIT);
    RouteGuideClient client = new RouteGuideClient(channel);
    assertThrows(RpcException.ResourceExhausted.class, () -> call.blocking(client));
    CompletionException e =
        assertThrows(
            CompletionException.class,
            () ->
                call.async(new RouteGuideAsyncClient(channel))
                    .orTimeout(Await.LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join());
    assertEquals(RpcException.ResourceExhausted.class, e.getCause().getClass());

    guide.go.countDown();
    running.forEach(Await::result);
    for (int i = 0; i < 2 * LIMIT; i++) { // None of those that were refused is counted.
      client.getFeature(Messages.point(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancelledCallsDoNotCount(Call call) throws IOException {
    try (RawClient client = new RawClient(wire.port())) {
      for (int i = 0; i < 20 * LIMIT; i++) {
        int stream = 2 * i + 1;
        whole(client, stream, call);
        client.frame(RawClient.RESET, 0, stream, new byte[] {0, 0, 0, 8});
      }
    }
    guide.go.countDown();
    RouteGuideClient another = new RouteGuideClient(channel);
    for (int i = 0; i < LIMIT; i++) {
      Await.until("there is room again", () -> isAnswered(another));
    }
  }

  private static boolean isAnswered(RouteGuideClient client) {
    try {
      client.getFeature(Messages.point(1));
      return true;
    } catch (RpcException.ResourceExhausted e) {
      return false;
    }
  }

  /**
   * Tandem closes each call in the end; grpc-java's own services leave cancelled ones as they are.
   */
  @Test
  void cancelledCallsOfOtherServicesDoNotCountEither() throws IOException {
    ServerServiceDefinition silent =
        ServerServiceDefinition.builder(RouteGuideRpc.SERVICE_NAME)
            .addMethod(RouteGuideRpc.ROUTE_CHAT, (call, headers) -> new ServerCall.Listener<>() {})
            .build();
    try (Wire other =
        Wire.serve(
            Wire.on(InsecureServerCredentials.create())
                .addService(
                    ServerInterceptors.intercept(silent, new ConcurrentCallLimit(LIMIT))))) {
      try (RawClient client = new RawClient(other.port())) {
        for (int i = 0; i < LIMIT; i++) {
          client.begin(2 * i + 1, "RouteChat", Map.of());
          client.frame(RawClient.RESET, 0, 2 * i + 1, new byte[] {0, 0, 0, 8});
        }
      }
      RouteGuideClient client =
          new RouteGuideClient(other.connect(InsecureChannelCredentials.create()))
              .withTimeout(Duration.ofMillis(100));
      Await.until("a call is let in, which nobody answers", () -> isLate(client));
    }
  }

  private static boolean isLate(RouteGuideClient client) {
    RpcException e =
        assertThrows(RpcException.class, () -> client.routeChat(Receiver.of(), note -> {}));
    return e.code() == Code.DEADLINE_EXCEEDED;
  }

  /** What counts is the work that cancelled calls leave behind, if their handlers are deaf. */
  @ParameterizedTest
  @EnumSource
  void handlersThatOutliveTheirCallsAreLimitedByTheirExecutor(Call call) throws IOException {
    ExecutorService atMost =
        new ThreadPoolExecutor(0, LIMIT, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
    ServerServiceDefinition service =
        RouteGuideRpc.bind(guide, ServerOptions.defaults().withExecutor(atMost));
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.HandlerRun");
        Wire limited = Wire.serve(Wire.on(InsecureServerCredentials.create()).addService(service));
        RawClient client = new RawClient(limited.port())) {
      for (int i = 0; i < LIMIT; i++) {
        whole(client, 2 * i + 1, call);
      }
      guide.await(LIMIT);
      for (int i = 0; i < LIMIT; i++) {
        client.frame(RawClient.RESET, 0, 2 * i + 1, new byte[] {0, 0, 0, 8});
      }
      for (int i = LIMIT; i < 20; i++) {
        whole(client, 2 * i + 1, call);
        assertEquals(Code.UNAVAILABLE, client.answer(2 * i + 1).code());
      }
      assertEquals(LIMIT, guide.most.get());
      guide.go.countDown();
      assertEquals(20 - LIMIT, log.size());
    } finally {
      atMost.shutdown();
    }
  }

  private static void whole(RawClient client, int stream, Call call) throws IOException {
    client.begin(stream, call.rpc, Map.of());
    client.message(stream, RawClient.END_STREAM, false);
  }

  @Test
  void oneConnectionCannotHaveThemAll() throws IOException {
    try (Wire limited =
            Wire.serve(
                Wire.on(InsecureServerCredentials.create())
                    .maxConcurrentCallsPerConnection(LIMIT + 1)
                    .addService(RouteGuideRpc.bind(guide)));
        RawClient client = new RawClient(limited.port())) {
      for (int i = 0; i <= LIMIT + 1; i++) {
        client.begin(2 * i + 1, "GetFeature", Map.of()); // No request: none is refused for that.
      }
      Frame reset = client.await(RawClient.RESET);
      while (reset.number(0) != 7) { // REFUSED_STREAM
        reset = client.await(RawClient.RESET);
      }
      assertEquals(2 * (LIMIT + 1) + 1, reset.stream());
    }
  }
}
