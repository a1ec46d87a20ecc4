package dev.tandem.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.RpcException;
import io.grpc.channelz.v1.Channel;
import io.grpc.channelz.v1.ChannelzAsyncClient;
import io.grpc.channelz.v1.ChannelzClient;
import io.grpc.channelz.v1.GetChannelRequest;
import io.grpc.channelz.v1.GetServerRequest;
import io.grpc.channelz.v1.GetServerSocketsRequest;
import io.grpc.channelz.v1.GetServersRequest;
import io.grpc.channelz.v1.GetSocketRequest;
import io.grpc.channelz.v1.GetSubchannelRequest;
import io.grpc.channelz.v1.GetTopChannelsRequest;
import io.grpc.channelz.v1.Server;
import io.grpc.channelz.v1.Socket;
import io.grpc.protobuf.services.ChannelzService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Its messages are named like grpc-java's classes, Channel and Server, and an rpc is named like a
 * method of all stubs: {@code getChannel_}.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChannelzTest {
  private LoopbackServer server;
  private ChannelzClient client;

  @BeforeEach
  void start() throws Exception {
    server = LoopbackServer.of(ChannelzService.newInstance(100));
    client = new ChannelzClient(server.channel());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** This test's server is the newest one of the process. */
  private Server newestServer() {
    var servers = client.getServers(GetServersRequest.getDefaultInstance()).getServerList();
    return servers.get(servers.size() - 1);
  }

  @Test
  void theServerKnowsItself() {
    long id = newestServer().getRef().getServerId();
    Server known =
        client.getServer(GetServerRequest.newBuilder().setServerId(id).build()).getServer();
    assertTrue(known.getData().getCallsStarted() >= 2);
    long socketId =
        client
            .getServerSockets(GetServerSocketsRequest.newBuilder().setServerId(id).build())
            .getSocketRef(0)
            .getSocketId();
    Socket socket =
        client.getSocket(GetSocketRequest.newBuilder().setSocketId(socketId).build()).getSocket();
    assertTrue(socket.getData().getMessagesReceived() >= 3);
  }

  @Test
  void soDoesTheChannel() throws Exception {
    newestServer();
    var channels =
        client.getTopChannels(GetTopChannelsRequest.getDefaultInstance()).getChannelList();
    Channel newest = channels.get(channels.size() - 1);
    long id = newest.getRef().getChannelId();
    Channel channel =
        client.getChannel_(GetChannelRequest.newBuilder().setChannelId(id).build()).getChannel();
    assertTrue(channel.getData().getCallsStarted() >= 2);
    long subchannelId = channel.getSubchannelRef(0).getSubchannelId();
    assertEquals(
        subchannelId,
        new ChannelzAsyncClient(server.channel())
            .getSubchannel(GetSubchannelRequest.newBuilder().setSubchannelId(subchannelId).build())
            .get()
            .getSubchannel()
            .getRef()
            .getSubchannelId());
  }

  @Test
  void whatIsUnknownIsNotFound() {
    GetServerRequest nobody = GetServerRequest.newBuilder().setServerId(-1).build();
    assertThrows(RpcException.NotFound.class, () -> client.getServer(nobody));
  }
}
