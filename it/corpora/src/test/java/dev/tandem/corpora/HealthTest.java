package dev.tandem.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.health.v1.HealthAsyncClient;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthClient;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HealthTest {
  private static final String SERVICE = "shop.Orders";
  private static final HealthCheckRequest REQUEST = request(SERVICE);

  private final HealthStatusManager health = new HealthStatusManager();
  private LoopbackServer server;

  @BeforeEach
  void start() throws Exception {
    server = LoopbackServer.of(health.getHealthService());
    health.setStatus(SERVICE, ServingStatus.NOT_SERVING);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static HealthCheckRequest request(String service) {
    return HealthCheckRequest.newBuilder().setService(service).build();
  }

  @Test
  void blocking() {
    HealthClient client = new HealthClient(server.channel());
    assertEquals(ServingStatus.NOT_SERVING, client.check(REQUEST).getStatus());
    assertThrows(RpcException.NotFound.class, () -> client.check(request("unknown")));
    try (ServerStream<HealthCheckResponse> changes = client.watch(REQUEST)) {
      assertEquals(ServingStatus.NOT_SERVING, changes.receive().getStatus());
      health.setStatus(SERVICE, ServingStatus.SERVING);
      assertEquals(ServingStatus.SERVING, changes.receive().getStatus());
    }
  }

  @Test
  void asynchronous() throws Exception {
    HealthAsyncClient client = new HealthAsyncClient(server.channel());
    assertEquals(ServingStatus.NOT_SERVING, client.check(REQUEST).get().getStatus());
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> client.check(request("unknown")).get());
    assertInstanceOf(RpcException.NotFound.class, failure.getCause());

    Statuses changes = new Statuses();
    client.watch(REQUEST).subscribe(changes);
    assertEquals(ServingStatus.NOT_SERVING, changes.arrived.take());
    health.setStatus(SERVICE, ServingStatus.SERVING);
    assertEquals(ServingStatus.SERVING, changes.arrived.take());
  }

  private static final class Statuses implements Flow.Subscriber<HealthCheckResponse> {
    final BlockingQueue<ServingStatus> arrived = new LinkedBlockingQueue<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(HealthCheckResponse response) {
      arrived.add(response.getStatus());
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
