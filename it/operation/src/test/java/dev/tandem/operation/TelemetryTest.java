package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Await;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What OpenTelemetry's SDK gets of our calls. */
@Timeout(60)
class TelemetryTest {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("grpc.method");
  private static final AttributeKey<String> STATUS = AttributeKey.stringKey("grpc.status");

  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();

  @AfterEach
  void close() {
    sdk.close();
  }

  /** Answers each rpc with one message. */
  private static final class Guide implements RouteGuide {
    @Override
    public Feature getFeature(Point request) {
      if (request.getLatitude() < 0) {
        throw new RpcException.NotFound("nothing there");
      }
      return Feature.newBuilder().setName("a place").build();
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      responses.send(Feature.newBuilder().setName("a place").build());
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

  private Netty serve(ServerServiceDefinition service) throws IOException {
    NettyServerBuilder builder = Netty.serverBuilder();
    Telemetry.report(sdk, builder, Netty.channelBuilder(1));
    Server server = builder.addService(service).build().start();
    NettyChannelBuilder channel = Netty.channelBuilder(server.getPort());
    Telemetry.report(sdk, Netty.serverBuilder(), channel);
    return new Netty(server, channel.build());
  }

  private static void callAll(RouteGuideClient client) {
    Point point = Point.newBuilder().setLatitude(1).build();
    client.getFeature(point);
    client.listFeatures(Rectangle.getDefaultInstance(), feature -> {});
    client.recordRoute(List.of(point, point));
    RouteNote note = RouteNote.newBuilder().setMessage("hello").build();
    client.routeChat(Receiver.of(note), answer -> {});
    Point nowhere = Point.newBuilder().setLatitude(-1).build();
    assertThrows(RpcException.NotFound.class, () -> client.getFeature(nowhere));
  }

  /** Gives how often each method ended with each status. */
  private Map<String, Long> ended(String metric) {
    Map<String, Long> counts = new TreeMap<>();
    for (MetricData each : metrics.collectAllMetrics()) {
      if (each.getName().equals(metric)) {
        for (HistogramPointData point : each.getHistogramData().getPoints()) {
          counts.put(
              point.getAttributes().get(METHOD) + " " + point.getAttributes().get(STATUS),
              point.getCount());
        }
      }
    }
    return counts;
  }

  @Test
  void metricsHaveTheMethodsAndWhatBecameOfThem() throws Exception {
    try (Netty netty = serve(RouteGuideRpc.bind(new Guide()))) {
      callAll(new RouteGuideClient(netty.channel()));
      Map<String, Long> expected =
          Map.of(
              "routeguide.RouteGuide/GetFeature OK", 1L,
              "routeguide.RouteGuide/GetFeature NOT_FOUND", 1L,
              "routeguide.RouteGuide/ListFeatures OK", 1L,
              "routeguide.RouteGuide/RecordRoute OK", 1L,
              "routeguide.RouteGuide/RouteChat OK", 1L);
      for (String metric :
          List.of(
              "grpc.client.call.duration",
              "grpc.client.attempt.duration",
              "grpc.server.call.duration",
              "grpc.server.call.rcvd_total_compressed_message_size")) {
        Await.until(metric + " has all", () -> ended(metric).equals(expected));
      }
    }
  }

  @Test
  void whatNobodyGeneratedIsCountedAsOther() throws Exception {
    MethodDescriptor<Point, Feature> unknown =
        RouteGuideRpc.GET_FEATURE.toBuilder()
            .setFullMethodName("routeguide.RouteGuide/Unknown")
            .setSampledToLocalTracing(false)
            .build();
    try (Netty netty = serve(RouteGuideRpc.bind(new Guide()))) {
      Point point = Point.getDefaultInstance();
      assertThrows(
          StatusRuntimeException.class,
          () ->
              ClientCalls.blockingUnaryCall(netty.channel(), unknown, CallOptions.DEFAULT, point));
      Map<String, Long> expected = Map.of("other UNIMPLEMENTED", 1L);
      Await.until("it has", () -> ended("grpc.server.call.duration").equals(expected));
      assertEquals(expected, ended("grpc.client.attempt.duration"));
    }
  }

  /** Calls another server in the handler of each rpc. */
  private record CallingGuide(UserServiceClient users) implements RouteGuide {
    private String name() {
      return users.getUser(Users.id(1)).getUser().getName();
    }

    @Override
    public Feature getFeature(Point request) {
      return Feature.newBuilder().setName(name()).build();
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      responses.send(Feature.newBuilder().setName(name()).build());
    }

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      requests.forEach(point -> name());
      return RouteSummary.getDefaultInstance();
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      requests.forEach(note -> responses.send(note.toBuilder().setMessage(name()).build()));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.tandem.operation.HandlerThreads#here")
  void aTraceGoesOnThroughHandlers(HandlerThreads kind) throws Exception {
    ExecutorService threads = kind.open();
    try (Netty back = serve(UserServiceRpc.bind(new Users()));
        Netty front =
            serve(
                RouteGuideRpc.bind(
                    new CallingGuide(new UserServiceClient(back.channel())),
                    Telemetry.handlersOn(threads)))) {
      RouteGuideClient client = new RouteGuideClient(front.channel());
      Point point = Point.getDefaultInstance();
      RouteNote note = RouteNote.getDefaultInstance();
      Rectangle area = Rectangle.getDefaultInstance();
      assertOneTrace("GetFeature", () -> client.getFeature(point));
      assertOneTrace("ListFeatures", () -> client.listFeatures(area, feature -> {}));
      assertOneTrace("RecordRoute", () -> client.recordRoute(List.of(point)));
      assertOneTrace("RouteChat", () -> client.routeChat(Receiver.of(note), answer -> {}));
    } finally {
      threads.shutdownNow();
    }
  }

  private void assertOneTrace(String rpc, Runnable call) {
    spans.reset();
    Span root = sdk.getTracer("test").spanBuilder("root").startSpan();
    Context.current().with(root).wrap(call).run();
    root.end();
    List<String> path =
        List.of(
            "root",
            "Sent.routeguide.RouteGuide." + rpc,
            "Attempt.routeguide.RouteGuide." + rpc,
            "Recv.routeguide.RouteGuide." + rpc,
            "Sent.user.v1.UserService.GetUser",
            "Attempt.user.v1.UserService.GetUser",
            "Recv.user.v1.UserService.GetUser");
    Await.until("all spans have ended", () -> spans.getFinishedSpanItems().size() == path.size());
    List<SpanData> all = spans.getFinishedSpanItems();
    List<String> found = new ArrayList<>();
    String parent = root.getSpanContext().getSpanId();
    found.add("root");
    for (int i = 1; i < path.size(); i++) {
      String above = parent;
      SpanData child =
          all.stream()
              .filter(span -> span.getParentSpanId().equals(above))
              .findFirst()
              .orElseThrow(() -> new AssertionError("the trace ends behind " + found));
      assertEquals(root.getSpanContext().getTraceId(), child.getTraceId());
      found.add(child.getName());
      parent = child.getSpanId();
    }
    assertEquals(path, found);
  }
}
