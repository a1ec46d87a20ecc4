package dev.tandem.errors;

import static dev.tandem.errors.Orders.NO_TEA;
import static dev.tandem.errors.Orders.tea;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.orders.v1.Order;
import com.example.orders.v1.OrderServiceAsync;
import com.example.orders.v1.OrderServiceAsyncClient;
import com.example.orders.v1.OrderServiceClient;
import com.example.orders.v1.OrderServiceErrors.OutOfStockException;
import com.example.orders.v1.OrderServiceRpc;
import com.example.orders.v1.Receipt;
import com.example.orders.v1.Stock;
import com.example.orders.v1.WatchStockRequest;
import io.grpc.ServerServiceDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The same exceptions in the asynchronous style, of the client and of the handler. */
@Timeout(30)
class AsyncDeclaredErrorsTest {
  private static final WatchStockRequest WATCH =
      WatchStockRequest.newBuilder().setItem("tea").build();

  /** Fails as an asynchronous handler does: later, or with an item missing from its answer. */
  private static final OrderServiceAsync ASYNC_SHOP =
      new OrderServiceAsync() {
        @Override
        public CompletableFuture<Receipt> placeOrder(Order order) {
          return CompletableFuture.supplyAsync(
              () -> {
                throw Orders.noTea();
              });
        }

        @Override
        public Flow.Publisher<Stock> watchStock(WatchStockRequest request) {
          return subscriber -> {
            subscriber.onSubscribe(new Idle());
            subscriber.onError(Orders.noTea());
          };
        }
      };

  private static final class Idle implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  private static void call(
      ServerServiceDefinition service, ThrowingConsumer<OrderServiceAsyncClient> test)
      throws Throwable {
    try (Served served = Served.by(service)) {
      test.accept(new OrderServiceAsyncClient(served.channel()));
    }
  }

  private static OutOfStockException failure(CompletableFuture<?> future) {
    CompletionException e = assertThrows(CompletionException.class, future::join);
    OutOfStockException typed = assertInstanceOf(OutOfStockException.class, e.getCause());
    assertEquals(NO_TEA, typed.detail());
    return typed;
  }

  /** Ends as the publisher does. */
  private static <T> CompletableFuture<Void> end(Flow.Publisher<T> publisher) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<T>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T item) {}

          @Override
          public void onError(Throwable failure) {
            end.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            end.complete(null);
          }
        });
    return end;
  }

  @Test
  void allPatternsOfTheClient() throws Throwable {
    call(
        OrderServiceRpc.bind(new Shop(2)),
        client -> {
          assertEquals(
              "orders.v1.OrderService/PlaceOrder", failure(client.placeOrder(tea(3))).method());
          failure(end(client.watchStock(WATCH)));
          failure(client.placeOrders(published(tea(3))));
          failure(end(client.orderOneByOne(published(tea(3)))));
        });
  }

  private static Flow.Publisher<Order> published(Order order) {
    return subscriber -> {
      SubmissionPublisher<Order> publisher = new SubmissionPublisher<>();
      publisher.subscribe(subscriber);
      publisher.submit(order);
      publisher.close();
    };
  }

  @Test
  void ofAnAsynchronousHandler() throws Throwable {
    call(
        OrderServiceRpc.bindAsync(ASYNC_SHOP),
        client -> {
          failure(client.placeOrder(tea(1)));
          failure(end(client.watchStock(WATCH)));
        });
  }

  @Test
  void betweenTheStyles() throws Throwable {
    try (Served served = Served.by(OrderServiceRpc.bindAsync(ASYNC_SHOP))) {
      OrderServiceClient blocking = new OrderServiceClient(served.channel());
      OutOfStockException e =
          assertThrows(OutOfStockException.class, () -> blocking.placeOrder(tea(1)));
      assertEquals(NO_TEA, e.detail());
    }
  }

  @Test
  void throughAnAsynchronousProxy() throws Throwable {
    try (Served backend = Served.by(OrderServiceRpc.bind(new Shop(2)))) {
      call(
          OrderServiceRpc.bindAsync(new OrderServiceAsyncClient(backend.channel())),
          client -> {
            failure(client.placeOrder(tea(3)));
            failure(end(client.watchStock(WATCH)));
          });
    }
  }
}
