package dev.tandem.resilience;

import com.example.orders.v1.GetOrderRequest;
import com.example.orders.v1.OrderService;
import com.example.orders.v1.PlaceOrderRequest;
import dev.tandem.runtime.RpcException;
import io.grpc.Status.Code;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers that go on until they are stopped. Each call has an id of its own. */
final class Traffic implements AutoCloseable {
  private static final int CALLERS = 4;
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final OrderService orders;
  private final AtomicInteger begun = new AtomicInteger();
  private final Queue<RpcException> failures = new ConcurrentLinkedQueue<>();
  private final Queue<RpcException> neverCreated = new ConcurrentLinkedQueue<>();
  private final Queue<String> placed = new ConcurrentLinkedQueue<>();
  private final List<Thread> callers = new ArrayList<>();
  private volatile boolean stopped;

  Traffic(OrderService orders) {
    this.orders = orders;
    for (int i = 0; i < CALLERS; i++) {
      Thread caller = new Thread(this::call, "caller");
      caller.start();
      callers.add(caller);
    }
  }

  private void call() {
    while (!stopped) {
      begun.incrementAndGet();
      String id = "" + NUMBERS.incrementAndGet();
      try {
        orders.getOrder(GetOrderRequest.newBuilder().setId(id).build());
      } catch (RpcException e) {
        add(e);
      }
      try {
        orders.placeOrder(PlaceOrderRequest.newBuilder().setId(id).build());
        placed.add(id);
      } catch (RpcException.Unavailable e) {
        // Its server may have got it or not: nobody knows, so nobody tries again.
      } catch (RpcException e) {
        add(e);
      }
    }
  }

  private void add(RpcException e) {
    (isOfNoStream(e) ? neverCreated : failures).add(e);
  }

  /**
   * Whether grpc-java's Netty transport could not create the stream any more: neither it nor
   * anybody above tries that again (docs/faults.md).
   */
  private static boolean isOfNoStream(RpcException e) {
    return e.code() == Code.UNKNOWN
        && "channel closed".equals(e.getStatus().getDescription())
        && e.getCause() instanceof ClosedChannelException;
  }

  /** Gives how many calls have been begun. */
  int begun() {
    return begun.get();
  }

  /** Gives what failed, except orders of which nobody knows whether they were placed. */
  List<RpcException> failures() {
    return List.copyOf(failures);
  }

  /** Gives what failed because its connection ended just when it began. */
  List<RpcException> neverCreated() {
    return List.copyOf(neverCreated);
  }

  /** Gives the ids of the orders that were placed, as far as the callers know. */
  List<String> placed() {
    return List.copyOf(placed);
  }

  /** Waits for the calls that have been begun. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread caller : callers) {
      caller.join();
    }
  }

  @Override
  public void close() {
    stopped = true;
  }
}
