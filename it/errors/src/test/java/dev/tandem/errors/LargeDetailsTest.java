package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import com.google.rpc.ErrorInfo;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Details travel in the trailers, and peers take so much of those only: 8 KiB unless told. */
@Timeout(30)
class LargeDetailsTest {
  private static final ServerOptions UNLIMITED =
      ServerOptions.defaults().withMaxErrorDetails(Integer.MAX_VALUE);

  /** Fails with a detail of as many bytes as the request says. */
  private static FailingUsers verbose() {
    return new FailingUsers(
        bytes ->
            new RpcException.NotFound("no user")
                .withDetail(ErrorInfo.newBuilder().setReason("x".repeat(bytes)).build()));
  }

  @Test
  void fiveKibibytesAreSafe() throws IOException {
    try (Served served = Served.by(UserServiceRpc.bind(verbose()))) {
      RpcException e = FailingUsers.failure(new UserServiceClient(served.channel()), 5 * 1024);
      assertEquals(RpcException.NotFound.class, e.getClass());
      assertEquals(5 * 1024, e.detail(ErrorInfo.class).orElseThrow().getReason().length());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6 * 1024, 9 * 1024, 100 * 1024})
  void largerOnesAreNotSent(int bytes) throws IOException {
    try (Served served = Served.by(UserServiceRpc.bind(verbose()))) {
      RpcException e = FailingUsers.failure(new UserServiceClient(served.channel()), bytes);
      assertEquals(RpcException.NotFound.class, e.getClass());
      assertEquals("no user", e.getStatus().getDescription());
      assertEquals(List.of(), e.details());
    }
    assertEquals("", besides(bytes, ServerOptions.defaults()), "other calls go on");
  }

  @ParameterizedTest
  @ValueSource(ints = {6 * 1024, 9 * 1024, 100 * 1024})
  void withoutTheLimitTheyHideTheError(int bytes) throws IOException {
    try (Served served = Served.by(UserServiceRpc.bind(verbose(), UNLIMITED))) {
      UserServiceClient client = new UserServiceClient(served.channel());
      RpcException e = FailingUsers.failure(client, bytes);
      assertEquals(RpcException.Internal.class, e.getClass());
      assertTrue(e.getCause().getMessage().contains("Header size exceeded"), e.getCause() + "");
      assertEquals(
          RpcException.NotFound.class,
          FailingUsers.failure(client, 10).getClass(),
          "the next call");
    }
  }

  /** grpc-java's Netty gives the connection up when a header is a quarter above its limit. */
  @Test
  void withoutTheLimitTheyEndOtherCalls() throws IOException {
    assertEquals("", besides(6 * 1024, UNLIMITED));
    assertTrue(besides(9 * 1024, UNLIMITED).startsWith("INTERNAL: http2 exception"), "9 KiB");
    assertTrue(besides(100 * 1024, UNLIMITED).startsWith("INTERNAL: http2 exception"), "100 KiB");
  }

  /** Says what becomes of a stream when another call of its connection fails at such length. */
  private static String besides(int bytes, ServerOptions options) throws IOException {
    FailingUsers users = verbose();
    try (Served served = Served.by(UserServiceRpc.bind(users, options))) {
      UserServiceClient client = new UserServiceClient(served.channel());
      try (ServerStream<User> stream =
          client.getUserStream(GetUserStreamRequest.getDefaultInstance())) {
        stream.receive();
        FailingUsers.failure(client, bytes);
        users.go.countDown();
        assertEquals(1, stream.stream().count());
        return "";
      } catch (RpcException e) {
        return e.getMessage();
      }
    }
  }

  @Test
  void aCallerCanTakeMore() throws IOException {
    try (Served served =
        Served.by(
            UserServiceRpc.bind(verbose(), UNLIMITED),
            channel -> channel.maxInboundMetadataSize(64 * 1024))) {
      RpcException e = FailingUsers.failure(new UserServiceClient(served.channel()), 20 * 1024);
      assertEquals(20 * 1024, e.detail(ErrorInfo.class).orElseThrow().getReason().length());
    }
  }
}
