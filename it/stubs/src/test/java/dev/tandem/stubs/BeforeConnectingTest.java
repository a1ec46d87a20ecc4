package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.example.routeguide.RouteGuideClient;
import dev.tandem.runtime.RpcException;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls on a channel that does not know yet where to connect: they can be ended all the same. */
@Timeout(60)
class BeforeConnectingTest {

  /** What a caller can be blocked in. */
  enum Blocked {
    UNARY(client -> client.getFeature(Messages.point(1))),
    RECEIVE(client -> client.listFeatures(Messages.AREA).receive()),
    SEND(client -> client.recordRoute().send(Messages.point(1))),
    FINISH(client -> client.recordRoute().finish()),
    HAS_NEXT(client -> client.routeChat().iterator().hasNext());

    private final Consumer<RouteGuideClient> call;

    Blocked(Consumer<RouteGuideClient> call) {
      this.call = call;
    }
  }

  /** What ends it, and how. */
  enum End {
    TIMEOUT(Code.DEADLINE_EXCEEDED),
    INTERRUPT(Code.CANCELLED),
    SHUTDOWN_NOW(Code.CANCELLED), // grpc-java's own choice before it has connected
    CONTEXT(Code.CANCELLED);

    private final Code code;

    End(Code code) {
      this.code = code;
    }
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(Blocked.values())
        .flatMap(blocked -> Stream.of(End.values()).map(end -> Arguments.of(blocked, end)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void ends(Blocked blocked, End end) {
    LateAddress never = new LateAddress();
    ManagedChannel channel = never.channel().build();
    Context.CancellableContext context = Context.current().withCancellation();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    try {
      RouteGuideClient plain = new RouteGuideClient(channel);
      RouteGuideClient client =
          end == End.TIMEOUT ? plain.withTimeout(Duration.ofMillis(200)) : plain;
      Thread caller =
          new Thread(
              context.wrap(
                  () -> {
                    try {
                      blocked.call.accept(client);
                      thrown.complete(new AssertionError("it went through"));
                    } catch (RuntimeException e) {
                      thrown.complete(e);
                    }
                  }),
              "caller");
      caller.start();
      if (end != End.TIMEOUT) {
        Await.blocked(caller);
      }
      switch (end) {
        case TIMEOUT -> {}
        case INTERRUPT -> caller.interrupt();
        case SHUTDOWN_NOW -> channel.shutdownNow();
        case CONTEXT -> context.cancel(null);
      }
      RpcException e = assertInstanceOf(RpcException.class, Await.result(thrown));
      assertEquals(end.code, e.code(), e::getMessage);
    } finally {
      context.cancel(null);
      channel.shutdownNow();
      never.close();
    }
  }
}
