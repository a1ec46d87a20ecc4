package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.RpcException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Parameters;

/** What {@link Promise15FlowTest} has the TCK check. */
public final class FlowRules {
  private static final long TIMEOUT_MILLIS = 5_000; // for what must come, on a slow machine
  private static final long QUIET_MILLIS = 50; // for what must not; each such wait takes so long
  private static final long GC_MILLIS = 1_000; // for references to be dropped; it always waits

  private FlowRules() {}

  private static TestEnvironment environment() {
    return new TestEnvironment(TIMEOUT_MILLIS, QUIET_MILLIS, QUIET_MILLIS);
  }

  private static int most(long elements) {
    return (int) Math.min(elements, Supply.ENDLESS);
  }

  private static <T> T take(BlockingQueue<T> queue) {
    try {
      T taken = queue.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      if (taken == null) {
        throw new AssertionError("the other side was not called");
      }
      return taken;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A guide whose streams are in the hands of the test, of responses if no area is given. */
  private static final class RemoteGuide extends AsyncGuide {
    final BlockingQueue<Flow.Publisher<Point>> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<Flow.Subscriber<? super Feature>> responses = new LinkedBlockingQueue<>();

    @Override
    public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> publisher) {
      requests.add(publisher);
      return new CompletableFuture<>();
    }

    @Override
    public Flow.Publisher<Feature> listFeatures(Rectangle request) {
      return request.hasHi() ? super.listFeatures(request) : responses::add;
    }
  }

  /** Publishers that are checked. */
  private abstract static class PublisherRules<T> extends FlowPublisherVerification<T> {
    private final RemoteGuide guide = new RemoteGuide();
    private Wire wire;

    PublisherRules() {
      super(environment(), GC_MILLIS);
    }

    /** Starts the server. */
    @BeforeClass
    @Parameters("transport")
    public void open(String transport) {
      wire = Wire.open(Transport.valueOf(transport), RouteGuideRpc.bindAsync(guide));
    }

    /** Stops the server. */
    @AfterClass
    public void close() {
      wire.close();
    }

    RemoteGuide guide() {
      return guide;
    }

    RouteGuideAsyncClient client() {
      return new RouteGuideAsyncClient(wire.channel());
    }
  }

  /** The responses of a server-streaming call. */
  public static final class ClientResponses extends PublisherRules<Feature> {
    @Override
    public Flow.Publisher<Feature> createFlowPublisher(long elements) {
      return client().listFeatures(Guide.area(most(elements)));
    }

    @Override
    public Flow.Publisher<Feature> createFailedFlowPublisher() {
      return client().withTimeout(Duration.ZERO).listFeatures(Guide.area(1));
    }
  }

  /** The responses of a bidirectional call. */
  public static final class ClientChatResponses extends PublisherRules<RouteNote> {
    @Override
    public Flow.Publisher<RouteNote> createFlowPublisher(long elements) {
      return client().routeChat(new Supply<>(most(elements), i -> Messages.note("n" + i)));
    }

    @Override
    public Flow.Publisher<RouteNote> createFailedFlowPublisher() {
      RpcException failure = new RpcException.Aborted("mine");
      return client().routeChat(new Supply<>(0, i -> Messages.note("n" + i), failure));
    }
  }

  /** The requests of a client-streaming call, as its handler gets them: for one subscriber. */
  public static final class ServerRequests extends PublisherRules<Point> {
    @Override
    public Flow.Publisher<Point> createFlowPublisher(long elements) {
      client().recordRoute(new Supply<>(most(elements), Messages::point));
      return take(guide().requests);
    }

    @Override
    public Flow.Publisher<Point> createFailedFlowPublisher() {
      CompletableFuture<RouteSummary> call =
          client().recordRoute(new Supply<>(Supply.ENDLESS, Messages::point));
      Flow.Publisher<Point> requests = take(guide().requests);
      call.cancel(true);
      return requests;
    }
  }

  /** Subscribers that are checked. */
  private abstract static class SubscriberRules<T> extends FlowSubscriberBlackboxVerification<T> {
    private final RemoteGuide guide = new RemoteGuide();
    private Wire wire;

    SubscriberRules() {
      super(environment());
    }

    /** Starts the server. */
    @BeforeClass
    @Parameters("transport")
    public void open(String transport) {
      wire = Wire.open(Transport.valueOf(transport), RouteGuideRpc.bindAsync(guide));
    }

    /** Stops the server. */
    @AfterClass
    public void close() {
      wire.close();
    }

    RemoteGuide guide() {
      return guide;
    }

    RouteGuideAsyncClient client() {
      return new RouteGuideAsyncClient(wire.channel());
    }
  }

  /** What sends the requests of a client-streaming call. */
  public static final class ClientRequests extends SubscriberRules<Point> {
    @Override
    @SuppressWarnings("unchecked") // It takes points, as all that the TCK gives it are.
    public Flow.Subscriber<Point> createFlowSubscriber() {
      BlockingQueue<Flow.Subscriber<? super Point>> subscribers = new LinkedBlockingQueue<>();
      client().recordRoute(subscribers::add);
      return (Flow.Subscriber<Point>) take(subscribers);
    }

    @Override
    public Point createElement(int element) {
      return Messages.point(element);
    }
  }

  /** What sends the responses of a server-streaming call. */
  public static final class ServerResponses extends SubscriberRules<Feature> {
    @Override
    @SuppressWarnings("unchecked") // It takes features, as all that the TCK gives it are.
    public Flow.Subscriber<Feature> createFlowSubscriber() {
      Probe.subscribe(client().listFeatures(Messages.AREA), Long.MAX_VALUE);
      return (Flow.Subscriber<Feature>) take(guide().responses);
    }

    @Override
    public Feature createElement(int element) {
      return Messages.feature(element);
    }
  }
}
