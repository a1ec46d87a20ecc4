package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.GetUserResponse;
import com.example.user.v1.UserServiceAsyncClient;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.GracefulShutdown;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.LogCapture;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is shut down while a call is under way. */
@Timeout(60)
class ShutdownTest {
  private final SlowUsers slow = new SlowUsers();
  private UserServer users;
  private Netty netty;
  private GracefulShutdown shutdown;
  private CompletableFuture<GetUserResponse> underWay;

  @BeforeEach
  void start() throws Exception {
    users = UserServer.start(Netty.serverBuilder(), slow);
    netty = Netty.connect(users.server());
    shutdown = users.shutdown().pausing(Duration.ZERO);
    underWay = new UserServiceAsyncClient(netty.channel()).getUser(Users.id(1));
    Await.latch("the handler runs", slow.started);
  }

  @AfterEach
  void stop() {
    slow.go.countDown();
    netty.close();
  }

  private ServingStatus health() {
    return HealthGrpc.newBlockingStub(netty.channel())
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  @Test
  void callsUnderWayAreFinished() {
    CompletableFuture<Boolean> drained =
        CompletableFuture.supplyAsync(shutdown.within(Await.LIMIT)::run);
    Await.until("no new calls are taken", users.server()::isShutdown);
    assertFalse(drained.isDone());
    slow.go.countDown();
    assertEquals("user 1", Await.result(underWay).getUser().getName());
    assertTrue(Await.result(drained));
    assertTrue(users.server().isTerminated());
  }

  @Test
  void inThePauseCallsAreStillTakenAndHealthSaysNo() {
    CompletableFuture<Boolean> drained =
        CompletableFuture.supplyAsync(shutdown.pausing(Await.LIMIT)::run);
    Await.until("health says so", () -> health() == ServingStatus.NOT_SERVING);
    slow.go.countDown();
    assertEquals(
        "user 2", new UserServiceClient(netty.channel()).getUser(Users.id(2)).getUser().getName());
    assertFalse(drained.isDone());
    users.server().shutdown(); // Somebody else ends the pause.
    assertTrue(Await.result(drained));
  }

  @Test
  void whatDoesNotEndInTimeIsInterrupted() {
    assertFalse(shutdown.within(Duration.ofMillis(100)).run());
    assertEquals("by the shutdown", Await.result(slow.interrupted));
    CompletionException failure = assertThrows(CompletionException.class, underWay::join);
    RpcException cause = assertInstanceOf(RpcException.class, failure.getCause());
    // grpc-java's server resets the streams and closes the connection: either may come first.
    assertTrue(
        cause instanceof RpcException.Cancelled || cause instanceof RpcException.Unavailable,
        cause.toString());
    assertTrue(users.server().isTerminated());
  }

  @Test
  void whoWatchesHealthIsTheLastToGo() {
    slow.go.countDown();
    Await.result(underWay);
    BlockingQueue<ServingStatus> seen = new LinkedBlockingQueue<>();
    CompletableFuture<Void> end = new CompletableFuture<>();
    HealthGrpc.newStub(netty.channel())
        .watch(HealthCheckRequest.getDefaultInstance(), new Watcher(seen, end));
    Await.until("it is watched", () -> seen.contains(ServingStatus.SERVING));
    assertFalse(shutdown.within(Duration.ofMillis(100)).run());
    Await.until("it is told", () -> seen.contains(ServingStatus.NOT_SERVING));
    Await.result(end);
  }

  private record Watcher(BlockingQueue<ServingStatus> seen, CompletableFuture<Void> end)
      implements StreamObserver<HealthCheckResponse> {
    @Override
    public void onNext(HealthCheckResponse response) {
      seen.add(response.getStatus());
    }

    @Override
    public void onError(Throwable failure) {
      end.complete(null);
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }
  }

  @Test
  void afterAnInterruptNothingIsWaitedFor() {
    Thread.currentThread().interrupt();
    assertFalse(shutdown.within(Await.LIMIT).run());
    assertTrue(Thread.interrupted());
    assertEquals("by the shutdown", Await.result(slow.interrupted));
  }

  @Test
  void whatFailsBeforehandIsLoggedAndStopsNothing() {
    slow.go.countDown();
    LinkageError problem = new LinkageError("no health service on the class path");
    Runnable failing =
        () -> {
          throw problem;
        };
    try (LogCapture log = LogCapture.of(GracefulShutdown.class.getName())) {
      assertTrue(shutdown.beforehand(failing).within(Await.LIMIT).run());
      assertEquals(problem, log.thrownWith("Went on with the shutdown"));
    }
    assertTrue(users.server().isTerminated());
  }
}
