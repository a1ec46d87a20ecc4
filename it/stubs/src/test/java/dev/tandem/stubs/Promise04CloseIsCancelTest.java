package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 4: leaving a stream early cancels the rpc; after a normal end nothing is reset. */
@Timeout(60)
class Promise04CloseIsCancelTest {

  @ParameterizedTest
  @EnumSource
  void earlyCloseIsToldToTheHandler(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      ServerStream<Feature> features = client.listFeatures(Messages.AREA);
      features.receive();
      features.close();
      features.close();
      assertEquals(1, counter.cancelled.get());
      assertEquals(RpcException.Cancelled.class, Await.result(guide.ended).getClass());
      assertThrows(RpcException.Cancelled.class, features::receive);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingTheStreamViewCloses(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      try (Stream<Feature> features =
          new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA).stream()) {
        assertEquals(3, features.limit(3).count());
      }
      Await.result(guide.ended);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeFromAnotherThreadReleasesABlockedReceive(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat();
      CompletableFuture<RpcException> thrown = new CompletableFuture<>();
      Thread reader =
          new Thread(
              () -> thrown.complete(assertThrows(RpcException.Cancelled.class, chat::receive)),
              "reader");
      reader.start();
      Await.latch("the handler runs", guide.started);
      Await.blocked(reader);
      chat.close();
      Await.result(thrown);
      Await.result(guide.ended);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeFromAnotherThreadReleasesABlockedSend(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      ClientStream<Point, RouteSummary> route = new RouteGuideClient(wire.channel()).recordRoute();
      CompletableFuture<RpcException> thrown = new CompletableFuture<>();
      Thread writer =
          new Thread(
              () ->
                  thrown.complete(
                      assertThrows(
                          RpcException.Cancelled.class,
                          () -> {
                            while (true) {
                              route.send(Messages.point(1));
                            }
                          })),
              "writer");
      writer.start();
      Await.latch("the handler runs and does not read", guide.started);
      Await.blocked(writer);
      route.close();
      Await.result(thrown);
      assertThrows(RpcException.Cancelled.class, route::finish);
      Await.result(guide.ended);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeThatRacesFinishIsCancelledToo(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new EndlessGuide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      for (int round = 0; round < 200; round++) {
        ClientStream<Point, RouteSummary> route = client.recordRoute();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(route::close);
        assertThrows(RpcException.Cancelled.class, route::finish);
        closing.join();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void senderThatThrowsCancelsTheCall(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      IllegalStateException mine = new IllegalStateException("mine");
      assertEquals(
          mine,
          assertThrows(
              IllegalStateException.class,
              () ->
                  client.listFeatures(
                      Messages.AREA,
                      feature -> {
                        throw mine;
                      })));
      Await.result(guide.ended);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsResetAfterANormalEnd(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      try (ServerStream<Feature> features = client.listFeatures(Guide.area(10))) {
        assertEquals(10, features.stream().count());
      }
      try (ClientStream<Point, RouteSummary> route = client.recordRoute()) {
        route.finish();
      }
      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        chat.finishSending();
        assertNull(chat.receive());
      }
      client.getFeature(Messages.point(1));
      client.recordRoute(Messages.points(3));
      client.routeChat(dev.tandem.runtime.Receiver.of(Messages.note("a")), note -> {});
      assertEquals(0, counter.cancelled.get());
      assertEquals(6, counter.started.get());
    }
  }
}
