package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Sender;
import io.grpc.Codec;
import io.grpc.DecompressorRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Compression by default, as counted on the wire. What a single call chooses is in it/stubs. */
@Timeout(60)
class CompressedTest {
  private static final int SIZE = 10_000;
  private static final String LONG = "x".repeat(SIZE);

  private final WireSizes sizes = new WireSizes();

  private static final class LongNames extends Users {
    @Override
    public CreateUserResponse createUser(CreateUserRequest request) {
      return CreateUserResponse.newBuilder()
          .setUser(User.newBuilder().setName(request.getName()))
          .build();
    }

    @Override
    public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
      responses.send(User.newBuilder().setName(LONG).build());
      CallContext.current().setMessageCompression(false);
      responses.send(User.newBuilder().setName(LONG).build());
    }
  }

  private static void create(UserServiceClient client) {
    CreateUserRequest request = CreateUserRequest.newBuilder().setName(LONG).build();
    assertEquals(LONG, client.createUser(request).getUser().getName());
  }

  private static void assertSmall(List<Long> sizes, int index) {
    assertTrue(sizes.get(index) < SIZE / 10, sizes.toString());
  }

  private static void assertWhole(List<Long> sizes, int index) {
    assertTrue(sizes.get(index) >= SIZE, sizes.toString());
  }

  @Test
  void nothingIsCompressedUnlessSaid() {
    try (Netty netty =
        Netty.serve(
            Netty.serverBuilder().addStreamTracerFactory(sizes),
            UserServiceRpc.bind(new LongNames()))) {
      create(new UserServiceClient(netty.channel()));
      assertWhole(sizes.received, 0);
      assertWhole(sizes.sent, 0);
    }
  }

  @Test
  void aServersResponses() {
    try (Netty netty =
        Netty.serve(
            Netty.serverBuilder().addStreamTracerFactory(sizes).intercept(new Compressed("gzip")),
            UserServiceRpc.bind(new LongNames()))) {
      UserServiceClient client = new UserServiceClient(netty.channel());
      create(client);
      assertWhole(sizes.received, 0);
      assertSmall(sizes.sent, 0);

      client.getUserStream(GetUserStreamRequest.getDefaultInstance(), user -> {});
      assertSmall(sizes.sent, 1);
      assertWhole(sizes.sent, 2); // The handler had said so.
    }
  }

  @Test
  void callersThatDoNotAcceptItGetThemAsTheyAre() {
    try (Netty netty =
        Netty.serve(
            Netty.serverBuilder().addStreamTracerFactory(sizes).intercept(new Compressed("gzip")),
            UserServiceRpc.bind(new LongNames()))) {
      var plain =
          Netty.channelBuilder(netty.server().getPort())
              .decompressorRegistry(
                  DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false))
              .build();
      create(new UserServiceClient(plain));
      plain.shutdownNow();
      assertWhole(sizes.sent, 0);
    }
  }

  @Test
  void aChannelsRequests() {
    try (Netty netty =
        Netty.serve(
            Netty.serverBuilder().addStreamTracerFactory(sizes),
            UserServiceRpc.bind(new LongNames()))) {
      var channel =
          Netty.channelBuilder(netty.server().getPort()).intercept(new Compressed("gzip")).build();
      UserServiceClient client = new UserServiceClient(channel);
      create(client);
      assertSmall(sizes.received, 0);
      create(client.withCompression("identity"));
      assertWhole(sizes.received, 1);
      channel.shutdownNow();
    }
  }
}
