package dev.tandem.resilience;

import com.example.orders.v1.GetOrderRequest;
import com.example.orders.v1.Order;
import com.example.orders.v1.OrderService;
import com.example.orders.v1.OrderServiceRpc;
import com.example.orders.v1.PlaceOrderRequest;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A server in a process of its own. It prints each call that its handlers get. */
public final class OrderServerMain {
  private OrderServerMain() {}

  /** Prints before it answers: no call is answered that has not been counted. */
  private static final class Orders implements OrderService {
    @Override
    public Order getOrder(GetOrderRequest request) {
      System.out.println("get " + request.getId());
      return Order.newBuilder().setId(request.getId()).build();
    }

    @Override
    public Order placeOrder(PlaceOrderRequest request) {
      System.out.println("place " + request.getId());
      return Order.newBuilder().setId(request.getId()).build();
    }
  }

  /** Serves on a port or, if that is 0, on any. Each line of input is a health status. */
  public static void main(String[] args) throws IOException {
    HealthStatusManager health = new HealthStatusManager();
    Server server =
        Grpc.newServerBuilderForPort(Integer.parseInt(args[0]), InsecureServerCredentials.create())
            .addService(OrderServiceRpc.bind(new Orders()))
            .addService(health.getHealthService())
            .build()
            .start();
    System.out.println("port " + server.getPort());
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      health.setStatus("", ServingStatus.valueOf(line));
    }
    server.shutdownNow();
  }
}
