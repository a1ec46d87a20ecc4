package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServersRequest;
import io.grpc.channelz.v1.Server;
import io.grpc.channelz.v1.ServerData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channelz counts the calls of bound services. */
@Timeout(60)
class ChannelzTest {

  /** Asks over a server of its own, so that asking does not count. */
  private static ServerData data(Netty asked, int port) {
    List<Server> servers =
        ChannelzGrpc.newBlockingStub(asked.channel())
            .getServers(GetServersRequest.getDefaultInstance())
            .getServerList();
    return servers.stream()
        .filter(server -> server.getListenSocket(0).getName().contains(":" + port + "]"))
        .map(Server::getData)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no server on " + port + " in " + servers));
  }

  private static List<Long> startedSucceededFailed(ServerData data) {
    return List.of(data.getCallsStarted(), data.getCallsSucceeded(), data.getCallsFailed());
  }

  @Test
  void countsWhatBecameOfTheCalls() throws Exception {
    try (Netty asked =
            Netty.connect(UserServer.start(Netty.serverBuilder(), new Users()).server());
        Netty called =
            Netty.connect(UserServer.start(Netty.serverBuilder(), new Users()).server())) {
      UserServiceClient client = new UserServiceClient(called.channel());
      int port = called.server().getPort();
      client.getUser(Users.id(1));
      client.getUserStream(GetUserStreamRequest.getDefaultInstance(), user -> {});
      assertThrows(RpcException.NotFound.class, () -> client.getUser(Users.id(9)));
      // The server counts a call when its transport is through with it: after its caller knows.
      Await.until(
          "the calls are counted",
          () -> startedSucceededFailed(data(asked, port)).equals(List.of(3L, 2L, 1L)));

      try (ServerStream<User> stream =
          client.getUserStream(GetUserStreamRequest.getDefaultInstance())) {
        stream.receive();
        Await.until("it is started", () -> data(asked, port).getCallsStarted() == 4);
      }
    }
  }
}
