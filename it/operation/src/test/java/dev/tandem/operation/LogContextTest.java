package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Metadata;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What logback has of the calls whose handlers log. */
@Timeout(60)
class LogContextTest {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogContextTest.class);
  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of("request-id", Metadata.ASCII_STRING_MARSHALLER);

  private record Line(String text, Map<String, String> fields) {}

  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(new Line(event.getMessage(), event.getMDCPropertyMap()));
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    Logger logger = (Logger) LOG;
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  @AfterEach
  void stop() {
    ((Logger) LOG).detachAppender(appender);
  }

  /** Logs in each handler. */
  private static final class LoggingGuide implements RouteGuide {
    @Override
    public Feature getFeature(Point request) {
      LOG.info("unary");
      return Feature.getDefaultInstance();
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      LOG.info("server stream");
      responses.send(Feature.getDefaultInstance());
      LOG.info("server stream");
    }

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      requests.forEach(point -> LOG.info("client stream"));
      return RouteSummary.getDefaultInstance();
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      for (RouteNote note : requests) {
        LOG.info("both");
        responses.send(note);
      }
    }
  }

  private static Netty serve(ServerServiceDefinition service) {
    return Netty.serve(Netty.serverBuilder().intercept(new LogContext()), service);
  }

  private static RouteGuideClient client(Netty netty, String requestId) {
    Metadata headers = new Metadata();
    headers.put(REQUEST_ID, requestId);
    return new RouteGuideClient(netty.channel()).withHeaders(headers);
  }

  private void assertLine(int index, String text, String requestId, String rpc) {
    Line line = lines.get(index);
    assertEquals(text, line.text);
    assertEquals(requestId, line.fields.get("request"));
    assertEquals("routeguide.RouteGuide/" + rpc, line.fields.get("method"));
    assertTrue(line.fields.get("caller").startsWith("/127.0.0.1:"), line.toString());
  }

  @ParameterizedTest
  @MethodSource("dev.tandem.operation.HandlerThreads#here")
  void allPatterns(HandlerThreads kind) {
    ExecutorService threads = kind.open();
    ServerOptions options = ServerOptions.defaults().withExecutor(LogContext.on(threads));
    try (Netty netty = serve(RouteGuideRpc.bind(new LoggingGuide(), options))) {
      client(netty, "a").getFeature(Point.getDefaultInstance());
      client(netty, "b").listFeatures(Rectangle.getDefaultInstance(), feature -> {});
      client(netty, "c").recordRoute(List.of(Point.getDefaultInstance()));
      client(netty, "d").routeChat(Receiver.of(RouteNote.getDefaultInstance()), note -> {});
      assertEquals(5, lines.size());
      assertLine(0, "unary", "a", "GetFeature");
      assertLine(1, "server stream", "b", "ListFeatures");
      assertLine(2, "server stream", "b", "ListFeatures");
      assertLine(3, "client stream", "c", "RecordRoute");
      assertLine(4, "both", "d", "RouteChat");
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.tandem.operation.HandlerThreads#here")
  void withoutAnIdEachCallGetsOne(HandlerThreads kind) {
    ExecutorService threads = kind.open();
    ServerOptions options = ServerOptions.defaults().withExecutor(LogContext.on(threads));
    try (Netty netty = serve(RouteGuideRpc.bind(new LoggingGuide(), options))) {
      RouteGuideClient client = new RouteGuideClient(netty.channel());
      client.getFeature(Point.getDefaultInstance());
      client.getFeature(Point.getDefaultInstance());
      assertNotEquals(lines.get(0).fields.get("request"), lines.get(1).fields.get("request"));
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.tandem.operation.HandlerThreads#here")
  void nothingIsLeftOnTheThread(HandlerThreads kind) throws Exception {
    ExecutorService threads = kind.open();
    Executor handlers = LogContext.on(threads);
    ServerOptions options = ServerOptions.defaults().withExecutor(handlers);
    try (Netty netty = serve(RouteGuideRpc.bind(new LoggingGuide(), options));
        Netty without =
            Netty.serve(Netty.serverBuilder(), RouteGuideRpc.bind(new LoggingGuide(), options))) {
      client(netty, "a").getFeature(Point.getDefaultInstance());
      threads.submit(() -> LOG.info("something else")).get();
      client(without, "b").getFeature(Point.getDefaultInstance());
      assertEquals(new Line("something else", Map.of()), lines.get(1));
      assertEquals(new Line("unary", Map.of()), lines.get(2));
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.tandem.operation.HandlerThreads#here")
  void asynchronousHandlersAndTheirStages(HandlerThreads kind) {
    ExecutorService threads = kind.open();
    Executor handlers = LogContext.on(threads);
    RouteGuideAsync guide =
        new RouteGuideAsync() {
          @Override
          public CompletableFuture<Feature> getFeature(Point request) {
            LOG.info("method");
            return CompletableFuture.supplyAsync(
                () -> {
                  LOG.info("stage");
                  return Feature.getDefaultInstance();
                },
                handlers);
          }
        };
    ServerOptions options = ServerOptions.defaults().withExecutor(handlers);
    try (Netty netty = serve(RouteGuideRpc.bindAsync(guide, options))) {
      client(netty, "a").getFeature(Point.getDefaultInstance());
      assertLine(0, "method", "a", "GetFeature");
      assertLine(1, "stage", "a", "GetFeature");
    } finally {
      threads.shutdownNow();
    }
  }
}
