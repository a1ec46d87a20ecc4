package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handler gets to know of its caller on Armeria. */
@Timeout(60)
class PeerAndDeadlineTest {
  private static final BlockingQueue<CallContext> CALLS = new LinkedBlockingQueue<>();
  private static final CompletableFuture<Boolean> CANCELLED = new CompletableFuture<>();

  /** Shows its calls; user 1 takes for ever. */
  private static final UserService HANDLER =
      new UserService() {
        @Override
        public GetUserResponse getUser(GetUserRequest request) {
          CALLS.add(CallContext.current());
          if (request.getId() == 1) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              CANCELLED.complete(Context.current().isCancelled());
            }
          }
          return GetUserResponse.getDefaultInstance();
        }
      };

  private static final Server SERVER = start();
  private static final ManagedChannel CHANNEL =
      Grpc.newChannelBuilder(
              "127.0.0.1:" + SERVER.activeLocalPort(), InsecureChannelCredentials.create())
          .build();

  private static Server start() {
    Server server =
        Server.builder()
            .localPort(0, SessionProtocol.HTTP)
            .service(GrpcAndRest.of(List.of(UserServiceRpc.bind(HANDLER))))
            .build();
    server.start().join();
    return server;
  }

  private final UserServiceClient users = new UserServiceClient(CHANNEL);

  @AfterAll
  static void stop() {
    CHANNEL.shutdownNow();
    SERVER.stop();
  }

  @Test
  void areKnown() throws Exception {
    users.withTimeout(Duration.ofMinutes(1)).getUser(GetUserRequest.getDefaultInstance());
    CallContext call = CALLS.take();
    InetSocketAddress peer = assertInstanceOf(InetSocketAddress.class, call.peer().orElseThrow());
    assertTrue(peer.getAddress().isLoopbackAddress());
    long left = call.deadline().orElseThrow().timeRemaining(TimeUnit.SECONDS);
    assertTrue(left > 0 && left <= 60, left + " seconds");
  }

  @Test
  void thereIsNoDeadlineUnlessTheCallerHasOne() throws Exception {
    users.getUser(GetUserRequest.getDefaultInstance());
    assertEquals(Optional.empty(), CALLS.take().deadline());
  }

  @Test
  void theHandlerEndsWithTheTime() throws Exception {
    UserServiceClient hasty = users.withTimeout(Duration.ofMillis(500));
    GetUserRequest slow = GetUserRequest.newBuilder().setId(1).build();
    do { // On a busy machine the time may be up before the handler has begun.
      assertThrows(RpcException.DeadlineExceeded.class, () -> hasty.getUser(slow));
    } while (CALLS.poll() == null);
    assertTrue(CANCELLED.get());
  }
}
