package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pattern in the asynchronous style, and the two styles with each other. */
@Timeout(60)
class AsyncPatternsTest {
  private static final int COUNT = 1_000;
  private static final List<RouteNote> NOTES =
      IntStream.range(0, COUNT).mapToObj(i -> Messages.note("n" + i)).toList();

  static Stream<Arguments> servers() {
    return Stream.of(Transport.values())
        .flatMap(
            transport ->
                Stream.of(
                    Arguments.of(transport, RouteGuideRpc.bindAsync(new AsyncGuide())),
                    Arguments.of(transport, RouteGuideRpc.bind(new Guide()))));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void unary(Transport transport, ServerServiceDefinition service) {
    try (Wire wire = Wire.open(transport, service)) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      assertEquals(Messages.feature(7), Await.result(client.getFeature(Messages.point(7))));
      assertEquals(Messages.feature(8), client.getFeature(Messages.point(8)).join());
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void serverStreaming(Transport transport, ServerServiceDefinition service) {
    try (Wire wire = Wire.open(transport, service)) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      for (int count : new int[] {0, 1, 3, 32, 33, COUNT}) {
        assertEquals(
            Messages.features(count),
            Probe.subscribe(client.listFeatures(Guide.area(count)), Long.MAX_VALUE).all());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void clientStreaming(Transport transport, ServerServiceDefinition service) {
    try (Wire wire = Wire.open(transport, service)) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      for (int count : new int[] {0, 1, 3, 32, 33, COUNT}) {
        Supply<com.example.routeguide.Point> points = Supply.of(Messages.points(count));
        assertEquals(count, Await.result(client.recordRoute(points)).getPointCount());
        assertEquals(1, points.subscribers.get());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void bidiStreaming(Transport transport, ServerServiceDefinition service) {
    try (Wire wire = Wire.open(transport, service)) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      assertEquals(
          NOTES, Probe.subscribe(client.routeChat(Supply.of(NOTES)), Long.MAX_VALUE).all());
      assertEquals(List.of(), Probe.subscribe(client.routeChat(Supply.of(List.of())), 1).all());
    }
  }

  @ParameterizedTest
  @EnumSource
  void blockingClientOfAnAsynchronousServer(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertEquals(Messages.feature(7), client.getFeature(Messages.point(7)));
      List<Object> features = new ArrayList<>();
      client.listFeatures(Guide.area(COUNT), features::add);
      assertEquals(Messages.features(COUNT), features);
      assertEquals(COUNT, client.recordRoute(Messages.points(COUNT)).getPointCount());
      List<RouteNote> notes = new ArrayList<>();
      client.routeChat(Receiver.of(NOTES), notes::add);
      assertEquals(NOTES, notes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void unimplementedMethods(Transport transport) {
    RouteGuideAsync nothing = new RouteGuideAsync() {};
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(nothing))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      CompletionException e =
          assertThrows(
              CompletionException.class, () -> client.getFeature(Messages.point(1)).join());
      RpcException unary = assertInstanceOf(RpcException.Unimplemented.class, e.getCause());
      assertEquals("routeguide.RouteGuide/GetFeature", unary.method());
      assertTrue(unary.getMessage().contains("is unimplemented"), unary::getMessage);
      assertInstanceOf(
          RpcException.Unimplemented.class,
          Probe.subscribe(client.listFeatures(Messages.AREA), 1).failure());
      assertInstanceOf(
          RpcException.Unimplemented.class,
          Probe.subscribe(
                  client.routeChat(new Supply<>(Supply.ENDLESS, i -> Messages.note("n"))), 1)
              .failure());
    }
  }
}
