package dev.tandem.resilience;

import com.example.orders.v1.CancelOrderRequest;
import com.example.orders.v1.GetOrderRequest;
import com.example.orders.v1.GetPriceRequest;
import com.example.orders.v1.Order;
import com.example.orders.v1.OrderService;
import com.example.orders.v1.PlaceOrderRequest;
import com.example.orders.v1.Price;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as it is told, and keeps how long each call said that it may take. */
final class Shop implements OrderService {
  final AtomicInteger calls = new AtomicInteger();
  final Queue<Duration> timeouts = new ConcurrentLinkedQueue<>();
  final CountDownLatch released = new CountDownLatch(1);
  private volatile Status.Code failure = Status.Code.UNAVAILABLE;
  private volatile int failures;

  /** Lets the next calls fail. */
  void fail(int failures, Status.Code failure) {
    this.failures = failures;
    this.failure = failure;
  }

  private Order answer(String id) {
    timeouts.add(
        CallContext.current()
            .deadline()
            .map(deadline -> Duration.ofMillis(deadline.timeRemaining(TimeUnit.MILLISECONDS)))
            .orElse(Duration.ZERO));
    if (calls.incrementAndGet() <= failures) {
      throw RpcException.of(failure.toStatus().withDescription("as told"), null);
    }
    return Order.newBuilder().setId(id).build();
  }

  @Override
  public Order getOrder(GetOrderRequest request) {
    return answer(request.getId());
  }

  @Override
  public Order placeOrder(PlaceOrderRequest request) {
    return answer(request.getId());
  }

  @Override
  public Order cancelOrder(CancelOrderRequest request) {
    return answer(request.getId());
  }

  /** The first one who asks waits until somebody else has asked. */
  @Override
  public Price getPrice(GetPriceRequest request) {
    int call = calls.incrementAndGet();
    if (call == 1) {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new RpcException.Cancelled("nobody waits any longer");
      }
    }
    return Price.newBuilder().setCents(call).build();
  }
}
