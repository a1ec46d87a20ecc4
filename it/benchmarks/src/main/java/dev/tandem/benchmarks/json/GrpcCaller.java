package dev.tandem.benchmarks.json;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserStreamRequest;
import dev.tandem.benchmarks.directory.DirectoryClient;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;

/** Our client on grpc-java's transport. */
final class GrpcCaller implements Caller {
  private final ManagedChannel channel;
  private final DirectoryClient client;

  GrpcCaller(int port) {
    channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    client = new DirectoryClient(channel);
  }

  @Override
  public void getUser(int number) {
    GetUserRequest request = GetUserRequest.newBuilder().setId(number).build();
    Caller.check(client.getUser(request).getName().equals(Samples.name(number)));
  }

  @Override
  public void listUsers() {
    GetUserStreamRequest all = GetUserStreamRequest.getDefaultInstance();
    Caller.check(client.listUsers(all).getUsersCount() == Samples.USERS);
  }

  @Override
  public void upload() {
    Caller.check(client.upload(Samples.chunk(FILE)).getSize() == FILE.size());
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
