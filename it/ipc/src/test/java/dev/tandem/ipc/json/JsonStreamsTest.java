package dev.tandem.ipc.json;

import static dev.tandem.ipc.json.Notes.chat;
import static dev.tandem.ipc.json.Notes.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Guide;
import io.grpc.Status;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generated stubs over two pipes: what goes wrong on the streams, and how they end. */
@Timeout(60)
class JsonStreamsTest {
  private static final Point HERE = Point.newBuilder().setLatitude(1).build();

  private static CompletableFuture<Throwable> failureOf(Runnable call) {
    return CompletableFuture.supplyAsync(() -> assertThrows(RpcException.class, call::run));
  }

  @Test
  void printedLinesArePassedOnAndHarmNoCall() throws InterruptedException {
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      client.getFeature(HERE);
      pipes.print("Picked up JAVA_TOOL_OPTIONS\n10 % …");
      client.getFeature(HERE);
      pipes.print("{\"call\":1}\n");
      assertEquals(3, chat(client, notes(3)).size());
      assertEquals("Picked up JAVA_TOOL_OPTIONS", pipes.text().take());
      assertEquals("10 % …", pipes.text().take());
      assertEquals("{\"call\":1}", pipes.text().take());
      assertTrue(pipes.text().isEmpty());
    }
  }

  @Test
  void brokenFrameEndsAllCallsOnBothSides() throws InterruptedException {
    WaitingGuide guide = new WaitingGuide();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<Throwable> failure = failureOf(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.print("\u001e{\"call\":7,\"mess\n");
      RpcException e = (RpcException) failure.join();
      assertEquals(Status.Code.INTERNAL, e.code());
      assertTrue(
          e.getMessage().contains("the child does not keep to the JSON protocol"), e::getMessage);
      assertTrue(e.getMessage().contains("{\"call\":7,\"mess"), e::getMessage);
      assertEquals(Status.Code.INTERNAL, pipes.parent().onEnd().join().getCode());
      guide.ended.await();
      assertThrows(
          RpcException.Unavailable.class, () -> client.getFeature(HERE), "and no more calls");
    }
  }

  @Test
  void childThatEndsItsOutputEndsItsCalls() throws IOException, InterruptedException {
    WaitingGuide guide = new WaitingGuide();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<Throwable> failure = failureOf(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.closeChildOutput();
      Status end = pipes.parent().onEnd().join();
      assertEquals(Status.Code.UNAVAILABLE, end.getCode());
      assertEquals("the child closed its standard output", end.getDescription());
      guide.ended.await();
      RpcException e = (RpcException) failure.join();
      assertEquals(Status.Code.UNAVAILABLE, e.code());
    }
  }

  @Test
  void parentThatGoesAwayEndsTheCallsOfTheChild() throws InterruptedException {
    WaitingGuide guide = new WaitingGuide();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<Throwable> failure = failureOf(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.parent().shutdownNow(Status.ABORTED.withDescription("the workflow was stopped"));
      RpcException e = (RpcException) failure.join();
      assertEquals(Status.Code.ABORTED, e.code());
      assertEquals("the workflow was stopped", e.getStatus().getDescription());
      RpcException later = assertThrows(RpcException.class, () -> client.getFeature(HERE));
      assertEquals(Status.Code.UNAVAILABLE, later.code());
      assertTrue(
          pipes.channel().awaitTermination(10, TimeUnit.SECONDS),
          "the channel ends with its streams");
    }
  }

  @Test
  void childThatNoLongerReadsEndsTheConnection() throws IOException {
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      client.getFeature(HERE);
      pipes.closeChildInput();
      assertThrows(
          RpcException.Unavailable.class,
          () -> client.listFeatures(Guide.area(100_000)).stream().count());
      assertEquals(Status.Code.UNAVAILABLE, pipes.parent().onEnd().join().getCode());
    }
  }

  @Test
  void shutdownLetsCallsEndAndThenClosesTheStreams() throws InterruptedException {
    WaitingGuide guide = new WaitingGuide();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<RouteSummary> summary =
          CompletableFuture.supplyAsync(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.channel().shutdown();
      assertThrows(RpcException.Unavailable.class, () -> client.getFeature(HERE));
      assertTrue(pipes.channel().isShutdown());
      assertTrue(!pipes.channel().isTerminated());
      guide.goOn.countDown();
      summary.join();
      assertTrue(pipes.channel().awaitTermination(10, TimeUnit.SECONDS));
      assertEquals(
          "the child closed its standard output", pipes.parent().onEnd().join().getDescription());
    }
  }
}
