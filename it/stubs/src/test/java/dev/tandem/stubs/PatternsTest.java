package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each pattern in each of its forms. */
@Timeout(60)
class PatternsTest {

  @ParameterizedTest
  @EnumSource
  void unary(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());

      assertEquals(Messages.feature(7), client.getFeature(Messages.point(7)));
      assertEquals(Messages.feature(8), client.getFeature(Messages.point(8)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverStreamingPulled(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());

      try (ServerStream<Feature> features = client.listFeatures(Guide.area(100))) {
        List<Feature> got = new ArrayList<>();
        features.forEach(got::add);
        assertEquals(Messages.features(100), got);
        assertNull(features.receive());
        assertNull(features.receive());
      }
      try (ServerStream<Feature> features = client.listFeatures(Guide.area(3))) {
        assertEquals(3, features.stream().count());
      }
      try (ServerStream<Feature> none = client.listFeatures(Guide.area(0))) {
        assertNull(none.receive());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverStreamingIntoSender(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      List<Feature> got = new ArrayList<>();
      new RouteGuideClient(wire.channel()).listFeatures(Guide.area(100), got::add);
      assertEquals(Messages.features(100), got);
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientStreaming(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());

      try (ClientStream<com.example.routeguide.Point, RouteSummary> route = client.recordRoute()) {
        Messages.points(100).forEach(route::send);
        assertEquals(100, route.finish().getPointCount());
        assertEquals(100, route.finish().getPointCount());
        assertThrows(RpcException.FailedPrecondition.class, () -> route.send(Messages.point(1)));
      }
      assertEquals(100, client.recordRoute(Messages.points(100)).getPointCount());
      assertEquals(100, client.recordRoute(Receiver.of(Messages.points(100))).getPointCount());
      assertEquals(0, client.recordRoute(List.of()).getPointCount());
    }
  }

  @ParameterizedTest
  @EnumSource
  void bidiStreaming(Transport transport) throws TimeoutException {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());

      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        for (int i = 0; i < 50; i++) {
          chat.send(Messages.note("n" + i));
          assertEquals(Messages.note("n" + i), chat.receive());
        }
        assertThrows(TimeoutException.class, () -> chat.receive(Duration.ofMillis(1)));
        chat.finishSending();
        chat.finishSending();
        assertNull(chat.receive(Duration.ofSeconds(10)));
      }

      List<RouteNote> got = new ArrayList<>();
      client.routeChat(Receiver.of(Messages.note("a"), Messages.note("b")), got::add);
      assertEquals(List.of(Messages.note("a"), Messages.note("b")), got);
    }
  }

  @ParameterizedTest
  @EnumSource
  void openedStreamReachesTheServerBeforeAnyReceive(Transport transport) {
    java.util.concurrent.CountDownLatch called = new java.util.concurrent.CountDownLatch(1);
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(
              com.example.routeguide.Rectangle request,
              dev.tandem.runtime.Sender<Feature> responses) {
            called.countDown();
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ServerStream<Feature> features =
            new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA)) {
      Await.latch("the handler runs", called);
      assertNull(features.receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void unimplementedMethod(Transport transport) {
    com.example.routeguide.RouteGuide nothing = new com.example.routeguide.RouteGuide() {};
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(nothing))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      RpcException e =
          assertThrows(
              RpcException.Unimplemented.class, () -> client.getFeature(Messages.point(1)));
      assertEquals("routeguide.RouteGuide/GetFeature", e.method());
      try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
        assertThrows(RpcException.Unimplemented.class, features::receive);
      }
    }
  }
}
