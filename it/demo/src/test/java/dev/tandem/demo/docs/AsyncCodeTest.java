package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.demo.service.Guide;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Runs the code that docs/runtime.md shows about the asynchronous style. */
@Timeout(30)
class AsyncCodeTest {
  private static final Point HERE = Point.newBuilder().setLatitude(1).setLongitude(1).build();
  private static final Feature TOWER =
      Feature.newBuilder().setName("Tower").setLocation(HERE).build();

  private final Rectangle area =
      Rectangle.newBuilder().setLo(HERE).setHi(HERE.toBuilder().setLatitude(9)).build();
  private final List<Point> points = List.of(HERE, HERE);
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch complete = new CountDownLatch(1);

  /** Has something that gives futures. */
  private interface Store {
    CompletableFuture<Feature> find(Point point);
  }

  private static void call(
      ServerServiceDefinition service, ThrowingConsumer<RouteGuideAsyncClient> test)
      throws IOException {
    try (InProcess process = InProcess.serve(service)) {
      test.accept(new RouteGuideAsyncClient(process.channel()));
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static ServerServiceDefinition guide() {
    return RouteGuideRpc.bind(new Guide(List.of(TOWER)));
  }

  @Test
  void unary() throws IOException {
    call(
        guide(),
        client -> {
          // docs:async-unary
          CompletableFuture<String> name = client.getFeature(HERE).thenApply(Feature::getName);
          // docs:end
          assertEquals("Tower", name.join());
        });
  }

  // docs:async-subscriber
  /** Takes one feature after the other; ends the call at the tenth. */
  final class Names implements Flow.Subscriber<Feature> {
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(Feature feature) {
      seen.add(feature.getName());
      if (seen.size() < 10) {
        subscription.request(1);
      } else {
        subscription.cancel();
      }
    }

    @Override
    public void onError(Throwable failure) {
      seen.add("failed: " + failure);
    }

    @Override
    public void onComplete() {
      complete.countDown();
    }
  }

  // docs:end

  @Test
  void stream() throws IOException {
    call(
        guide(),
        client -> {
          // docs:async-stream
          Flow.Publisher<Feature> features = client.listFeatures(area); // no call yet
          features.subscribe(new Names());
          // docs:end
          complete.await();
          assertEquals(List.of("Tower"), seen);
        });
  }

  @Test
  void upload() throws IOException {
    call(
        guide(),
        client -> {
          // docs:async-upload
          SubmissionPublisher<Point> route = new SubmissionPublisher<>();
          CompletableFuture<RouteSummary> summary = client.recordRoute(route);
          points.forEach(route::submit);
          route.close();
          // docs:end
          assertEquals(2, summary.join().getPointCount());
        });
  }

  // docs:async-service
  record StoredGuide(Store store) implements RouteGuideAsync {
    @Override
    public CompletableFuture<Feature> getFeature(Point request) {
      return store.find(request);
    }

    @Override
    public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
      return requests; // sends each note back, as fast as the caller reads
    }
  }

  // docs:end

  @Test
  void service() throws IOException {
    Store store = point -> CompletableFuture.supplyAsync(() -> TOWER);
    // docs:async-bind
    ServerServiceDefinition service = RouteGuideRpc.bindAsync(new StoredGuide(store));
    // docs:end
    call(service, client -> assertEquals(TOWER, client.getFeature(HERE).join()));
  }
}
