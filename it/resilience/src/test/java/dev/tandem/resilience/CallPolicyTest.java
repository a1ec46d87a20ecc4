package dev.tandem.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orders.v1.CancelOrderRequest;
import com.example.orders.v1.GetOrderRequest;
import com.example.orders.v1.GetPriceRequest;
import com.example.orders.v1.OrderServiceClient;
import com.example.orders.v1.OrderServiceRpc;
import com.example.orders.v1.PlaceOrderRequest;
import dev.tandem.runtime.RpcException;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code order_service.proto} says, the channel does. */
@Timeout(60)
class CallPolicyTest {
  private final Shop shop = new Shop();
  private Server server;
  private Addresses addresses;
  private ManagedChannel channel;
  private OrderServiceClient orders;

  @BeforeEach
  void start() throws IOException {
    server = serve(0);
    addresses = Addresses.of(server.getPort());
    channel = OrderChannel.open(addresses.target(), InsecureChannelCredentials.create());
    orders = new OrderServiceClient(channel);
  }

  private Server serve(int port) throws IOException {
    return Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
        .addService(OrderServiceRpc.bind(shop))
        .addService(new HealthStatusManager().getHealthService())
        .build()
        .start();
  }

  @AfterEach
  void stop() {
    shop.released.countDown();
    channel.shutdownNow();
    addresses.close();
    server.shutdownNow();
  }

  private void get() {
    orders.getOrder(GetOrderRequest.getDefaultInstance());
  }

  private void place() {
    orders.placeOrder(PlaceOrderRequest.getDefaultInstance());
  }

  private void cancel() {
    orders.cancelOrder(CancelOrderRequest.getDefaultInstance());
  }

  @Test
  void anRpcWithoutSideEffectsIsSentAgain() {
    shop.fail(3, Status.Code.UNAVAILABLE);
    get();
    assertEquals(4, shop.calls.get());
  }

  @Test
  void noRpcIsSentMoreOftenThanItsPolicySays() {
    shop.fail(9, Status.Code.UNAVAILABLE);
    assertThrows(RpcException.Unavailable.class, this::get);
    assertEquals(4, shop.calls.get());
  }

  @Test
  void anRpcThatMustNotBeSentTwiceIsNot() {
    shop.fail(1, Status.Code.UNAVAILABLE);
    assertThrows(RpcException.Unavailable.class, this::place);
    assertEquals(1, shop.calls.get());
  }

  @Test
  void anotherCodeIsNoReasonToSendAgain() {
    shop.fail(1, Status.Code.RESOURCE_EXHAUSTED);
    assertThrows(RpcException.ResourceExhausted.class, this::get);
    assertEquals(1, shop.calls.get());
  }

  @Test
  void theProtoNamesTheCodes() {
    shop.fail(2, Status.Code.RESOURCE_EXHAUSTED);
    cancel();
    assertEquals(3, shop.calls.get());
  }

  @Test
  void theProtoLimitsTheTime() {
    get();
    cancel();
    Duration get = shop.timeouts.remove();
    Duration cancel = shop.timeouts.remove();
    assertTrue(get.toMillis() > 2_000 && get.toMillis() <= 10_000, "of the service: " + get);
    assertTrue(cancel.toMillis() > 0 && cancel.toMillis() <= 2_000, "of the rpc: " + cancel);
  }

  @Test
  void aCallerCanAllowLessTime() {
    orders.withTimeout(Duration.ofSeconds(1)).getOrder(GetOrderRequest.getDefaultInstance());
    assertTrue(shop.timeouts.remove().toMillis() <= 1_000);
  }

  @Test
  void aSecondServerIsAskedWhenTheFirstIsSlow() {
    long cents = orders.getPrice(GetPriceRequest.getDefaultInstance()).getCents();
    assertEquals(2, cents, "the answer is that of the second attempt: the first one still waits");
  }

  @Test
  void anRpcThatWaitsForReadyWaitsForTheServer() throws Exception {
    get();
    int port = server.getPort();
    server.shutdownNow().awaitTermination();
    assertThrows(RpcException.Unavailable.class, this::place);

    CompletableFuture<Void> cancelled = CompletableFuture.runAsync(this::cancel);
    channel.resetConnectBackoff();
    server = serve(port);
    channel.resetConnectBackoff();
    cancelled.get(30, TimeUnit.SECONDS);
  }

  @Test
  void theConfigIsWhatTheProtoSays() {
    Map<String, ?> retryByDefault =
        Map.of(
            "maxAttempts",
            4.0,
            "initialBackoff",
            "0.1s",
            "maxBackoff",
            "1s",
            "backoffMultiplier",
            2.0,
            "retryableStatusCodes",
            List.of("UNAVAILABLE"));
    Map<String, ?> retry =
        Map.of(
            "maxAttempts",
            3.0,
            "initialBackoff",
            "0.05s",
            "maxBackoff",
            "1s",
            "backoffMultiplier",
            2.0,
            "retryableStatusCodes",
            List.of("UNAVAILABLE", "RESOURCE_EXHAUSTED"));
    Map<String, ?> hedging =
        Map.of(
            "maxAttempts",
            2.0,
            "hedgingDelay",
            "0.05s",
            "nonFatalStatusCodes",
            List.of("UNAVAILABLE"));
    assertEquals(
        Map.of(
            "methodConfig",
            List.of(
                Map.of("name", names("GetOrder"), "timeout", "10s", "retryPolicy", retryByDefault),
                Map.of("name", names("PlaceOrder"), "timeout", "10s"),
                Map.of(
                    "name",
                    names("CancelOrder"),
                    "timeout",
                    "2s",
                    "waitForReady",
                    true,
                    "retryPolicy",
                    retry),
                Map.of("name", names("GetPrice"), "timeout", "10s", "hedgingPolicy", hedging))),
        OrderServiceRpc.serviceConfig());
  }

  private static List<Map<String, String>> names(String method) {
    return List.of(Map.of("service", "orders.v1.OrderService", "method", method));
  }
}
