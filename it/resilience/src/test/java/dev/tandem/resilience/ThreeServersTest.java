package dev.tandem.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orders.v1.GetOrderRequest;
import com.example.orders.v1.OrderServiceClient;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three processes behind one name, and callers who do not stop. */
@Timeout(120)
class ThreeServersTest {
  private static final int CALLS = 600;

  /** Those that run. */
  private static final List<OrderServer> SERVERS = new ArrayList<>();

  private Addresses addresses;
  private ManagedChannel channel;
  private OrderServiceClient orders;

  @BeforeAll
  static void startServers() throws Exception {
    for (int i = 0; i < 3; i++) {
      SERVERS.add(OrderServer.start(0));
    }
  }

  @AfterAll
  static void stopServers() {
    SERVERS.forEach(OrderServer::close);
  }

  @BeforeEach
  void open() {
    addresses = Addresses.of(SERVERS.stream().mapToInt(OrderServer::port).toArray());
    channel = OrderChannel.open(addresses.target(), InsecureChannelCredentials.create());
    orders = new OrderServiceClient(channel);
    SERVERS.forEach(this::awaitCallsAt);
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    addresses.close();
  }

  @Test
  void loadIsEvenToFivePercent() {
    for (int i = 0; i < CALLS; i++) {
      get("even");
    }
    await(() -> SERVERS.stream().mapToLong(ThreeServersTest::evenCalls).sum() == CALLS);
    for (OrderServer server : SERVERS) {
      assertEquals(CALLS / 3.0, evenCalls(server), CALLS / 3.0 * 0.05, "calls of a server");
    }
  }

  private static long evenCalls(OrderServer server) {
    return server.calls().stream().filter("get even"::equals).count();
  }

  @Test
  void aServerDiesAndComesBack() throws Exception {
    try (Traffic traffic = new Traffic(orders)) {
      awaitMoreCalls(traffic);
      OrderServer dead = SERVERS.get(1);
      dead.kill();
      awaitMoreCalls(traffic);
      OrderServer reborn = OrderServer.start(dead.port());
      SERVERS.set(1, reborn);
      await(() -> !reborn.calls().isEmpty());

      traffic.stop();
      assertWhatMayBeSentAgainWasAndNothingElse(traffic, dead);
    }
  }

  @Test
  void aServerTurnsUnhealthyAndWellAgain() throws Exception {
    OrderServer sick = SERVERS.get(2);
    try (Traffic traffic = new Traffic(orders)) {
      awaitMoreCalls(traffic);
      sick.setHealth("NOT_SERVING");
      await(() -> getsNoCalls(sick, traffic));
      sick.setHealth("SERVING");
      awaitCallsAt(sick);

      traffic.stop();
      assertWhatMayBeSentAgainWasAndNothingElse(traffic);
      assertEquals(List.of(), traffic.neverCreated(), "no connection ended");
      assertEquals(traffic.begun(), traffic.placed().size(), "no call was lost");
    }
  }

  private static void assertWhatMayBeSentAgainWasAndNothingElse(
      Traffic traffic, OrderServer... dead) {
    List<OrderServer> all = new ArrayList<>(SERVERS);
    all.addAll(List.of(dead));
    assertEquals(List.of(), traffic.failures(), "calls that may be sent again");
    await(() -> new HashSet<>(placings(all)).containsAll(traffic.placed()));
    List<String> placings = placings(all);
    assertEquals(placings.stream().distinct().toList(), placings, "each order was placed once");
    assertTrue(traffic.placed().size() > 100, "there was traffic");
  }

  /** The ids of the orders that servers were asked to place. */
  private static List<String> placings(List<OrderServer> servers) {
    return servers.stream()
        .flatMap(server -> server.calls().stream())
        .filter(call -> call.startsWith("place "))
        .map(call -> call.substring(6))
        .toList();
  }

  private void get(String id) {
    orders.getOrder(GetOrderRequest.newBuilder().setId(id).build());
  }

  private void awaitCallsAt(OrderServer server) {
    int before = server.calls().size();
    await(
        () -> {
          get("any");
          return server.calls().size() > before;
        });
  }

  private static void awaitMoreCalls(Traffic traffic) {
    int before = traffic.begun();
    await(() -> traffic.begun() >= before + CALLS);
  }

  /** While hundreds of others are made. */
  private static boolean getsNoCalls(OrderServer server, Traffic traffic) {
    int before = server.calls().size();
    awaitMoreCalls(traffic);
    return server.calls().size() == before;
  }

  /** Ends with the test's timeout at the latest. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError("waited in vain", e);
      }
    }
  }
}
