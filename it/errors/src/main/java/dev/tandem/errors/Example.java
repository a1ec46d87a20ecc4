package dev.tandem.errors;

import com.example.orders.v1.OrderServiceClient;
import com.example.orders.v1.OrderServiceRpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Opens a shop on a free port, orders there, and prints what comes of it. */
public final class Example {
  private Example() {}

  /** Needs no arguments. */
  public static void main(String[] args) throws IOException {
    run(System.out);
  }

  static void run(PrintStream out) throws IOException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(OrderServiceRpc.bind(new Shop(2)))
            .build()
            .start();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build();
    Customer customer = new Customer(new OrderServiceClient(channel));
    out.println(customer.order("tea", 2));
    out.println(customer.order("tea", 3));
    out.println(customer.order("tea", 0));
    channel.shutdownNow();
    server.shutdownNow();
  }
}
