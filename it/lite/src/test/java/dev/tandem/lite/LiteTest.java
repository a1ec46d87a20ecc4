package dev.tandem.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import com.google.protobuf.GeneratedMessageLite;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All patterns, over Netty, with messages that have no descriptors. */
@Timeout(60)
class LiteTest {
  private Server server;
  private ManagedChannel channel;

  /** Answers with what it was asked for. */
  private static final class Guide implements RouteGuide {
    @Override
    public Feature getFeature(Point request) {
      if (request.getLatitude() < 0) {
        throw new RpcException.NotFound("nothing down there".repeat(-request.getLatitude()));
      }
      return Feature.newBuilder().setName("here").setLocation(request).build();
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      for (int i = 0; i < 100; i++) {
        responses.send(Feature.newBuilder().setName("f" + i).build());
      }
    }

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      return RouteSummary.newBuilder().setPointCount((int) requests.stream().count()).build();
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      requests.forEach(responses::send);
    }
  }

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        NettyServerBuilder.forAddress(anyPort)
            .addService(RouteGuideRpc.bind(new Guide()))
            .build()
            .start();
    channel =
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()))
            .usePlaintext()
            .build();
  }

  @AfterEach
  void stop() throws InterruptedException {
    channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
  }

  @Test
  void protobufJavaIsNotThere() {
    assertInstanceOf(GeneratedMessageLite.class, Point.getDefaultInstance());
    for (String name : List.of("com.google.protobuf.Descriptors", "io.grpc.protobuf.ProtoUtils")) {
      assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
    }
  }

  @Test
  void allPatternsWork() {
    RouteGuideClient client = new RouteGuideClient(channel);
    Point point = Point.newBuilder().setLatitude(1).setLongitude(2).build();

    assertEquals(point, client.getFeature(point).getLocation());
    assertEquals(100, client.listFeatures(Rectangle.getDefaultInstance()).stream().count());
    assertEquals(3, client.recordRoute(List.of(point, point, point)).getPointCount());
    List<RouteNote> echo = new ArrayList<>();
    RouteNote note = RouteNote.newBuilder().setMessage("hello").build();
    client.routeChat(Receiver.of(note, note), echo::add);
    assertEquals(List.of(note, note), echo);
  }

  @Test
  void aFutureWorks() throws Exception {
    Point point = Point.newBuilder().setLatitude(1).build();
    RouteGuideAsyncClient client = new RouteGuideAsyncClient(channel);
    assertEquals("here", client.getFeature(point).get(30, TimeUnit.SECONDS).getName());
  }

  @Test
  void errorsWork() {
    Point south = Point.newBuilder().setLatitude(-1).build();
    RouteGuideClient client = new RouteGuideClient(channel);
    RpcException e = assertThrows(RpcException.NotFound.class, () -> client.getFeature(south));
    assertEquals("nothing down there", e.getStatus().getDescription());
  }

  /** More of it than callers take: it is cut, and no class for details is asked for. */
  @Test
  void longErrorsWork() {
    Point south = Point.newBuilder().setLatitude(-1000).build();
    RouteGuideClient client = new RouteGuideClient(channel);
    RpcException e = assertThrows(RpcException.NotFound.class, () -> client.getFeature(south));
    assertTrue(e.getMessage().contains("nothing down therenothing"), e::getMessage);
  }

  /** What can't be had without descriptors says so instead of guessing. */
  @Test
  void thereIsNoSchema() {
    assertNull(RouteGuideRpc.serviceDescriptor().getSchemaDescriptor());
    assertNull(RouteGuideRpc.GET_FEATURE.getSchemaDescriptor());
  }
}
