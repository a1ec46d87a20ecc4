package dev.tandem.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Armeria calls on its event loop, of which the server has one. Handlers run elsewhere. */
@Timeout(60)
class HandlerThreadsTest {

  /** Each handler waits until all four are running. */
  private static final class Meeting extends Guide {
    private final CyclicBarrier barrier = new CyclicBarrier(4);

    private void meet() {
      try {
        barrier.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Feature getFeature(Point request) {
      meet();
      return Feature.getDefaultInstance();
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      meet();
    }

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      meet();
      return RouteSummary.getDefaultInstance();
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      meet();
    }
  }

  @Test
  void handlersMayBlock() throws Exception {
    for (Server armeria :
        new Server[] {
          ArmeriaServer.create(new Meeting()), ArmeriaServer.createWithJson(new Meeting())
        }) {
      try (Running server = new Running(armeria)) {
        RouteGuide guide = server.client();
        CompletableFuture.allOf(
                run(() -> guide.getFeature(Guide.point(1))),
                run(() -> guide.listFeatures(Guide.area(1), feature -> {})),
                run(() -> guide.recordRoute(Receiver.of())),
                run(() -> guide.routeChat(Receiver.of(), note -> {})))
            .get();
      }
    }
  }

  private static CompletableFuture<Void> run(Runnable call) {
    return CompletableFuture.runAsync(call, task -> new Thread(task).start());
  }

  /** Says what ended it. */
  private static final class Endless extends Guide {
    private final CompletableFuture<RpcException> end = new CompletableFuture<>();
    private volatile boolean begun;

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      begun = true;
      try {
        while (true) {
          responses.send(Feature.getDefaultInstance());
        }
      } catch (RpcException e) {
        end.complete(e);
        throw e;
      }
    }
  }

  @Test
  void leavingAStreamEndsItsHandler() throws Exception {
    Endless endless = new Endless();
    try (Running server = new Running(ArmeriaServer.create(endless))) {
      try (ServerStream<Feature> features = server.client().listFeatures(Guide.area(1))) {
        features.receive();
      }
      assertEquals(Status.Code.CANCELLED, endless.end.get().code());
    }
  }

  @Test
  void aDeadlineEndsItsHandler() throws Exception {
    Endless endless = new Endless();
    try (Running server = new Running(ArmeriaServer.create(endless))) {
      RouteGuideClient hasty = server.client().withTimeout(Duration.ofMillis(500));
      do { // On a busy machine the time may be up before the handler has begun.
        assertThrows(
            RpcException.DeadlineExceeded.class,
            () -> hasty.listFeatures(Guide.area(1), feature -> {}));
      } while (!endless.begun);
      assertEquals(Status.Code.CANCELLED, endless.end.get().code()); // Armeria does not say why
    }
  }

  @Test
  void armeriasContextIsThereIfWanted() {
    ExecutorService threads = Executors.newCachedThreadPool();
    RouteGuide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            ServiceRequestContext context = ServiceRequestContext.current();
            assertTrue(context.remoteAddress().getAddress().isLoopbackAddress());
            assertTrue(context.requestTimeoutMillis() > 0);
            // What docs/frameworks.md says: grpc-java's own ways to ask for them have nothing.
            assertEquals(Optional.empty(), CallContext.current().peer());
            assertEquals(Optional.empty(), CallContext.current().deadline());
            return Feature.newBuilder().setName(context.path()).build();
          }
        };
    try (Running server = new Running(ArmeriaServer.createWithContext(guide, threads))) {
      RouteGuideClient client = server.client().withTimeout(Duration.ofMinutes(1));
      assertEquals(
          "/routeguide.RouteGuide/GetFeature", client.getFeature(Guide.point(1)).getName());
    } finally {
      threads.shutdown();
    }
  }
}
