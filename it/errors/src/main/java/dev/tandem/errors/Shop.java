package dev.tandem.errors;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.orders.v1.Order;
import com.example.orders.v1.OrderService;
import com.example.orders.v1.OrderServiceErrors;
import com.example.orders.v1.OutOfStock;
import com.example.orders.v1.Receipt;
import com.example.orders.v1.Stock;
import com.example.orders.v1.WatchStockRequest;
import com.google.protobuf.Duration;
import com.google.rpc.RetryInfo;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;

/** Sells from a stock of each item. Its errors are those that the proto declares. */
public final class Shop implements OrderService {
  private final int stock;

  /** Has so much of everything; a negative number means that the shop is closed. */
  public Shop(int stock) {
    this.stock = stock;
  }

  @Override
  public Receipt placeOrder(Order order) {
    if (order.getCount() < 1) {
      ErrorDetail problem =
          ErrorDetail.newBuilder().setField("count").setMessage("must be positive").build();
      throw new OrderServiceErrors.ValidationErrorException(
          "the order is not valid", ValidationError.newBuilder().addErrors(problem).build());
    }
    if (order.getCount() > stock) {
      throw outOfStock(order.getItem());
    }
    return Receipt.newBuilder().setCount(order.getCount()).build();
  }

  private OrderServiceErrors.OutOfStockException outOfStock(String item) {
    return new OrderServiceErrors.OutOfStockException(
        "not enough of it", OutOfStock.newBuilder().setItem(item).setLeft(stock).build());
  }

  @Override
  public Receipt placeOrders(Receiver<Order> orders) {
    int count = 0;
    for (Order order : orders) {
      count += placeOrder(order).getCount();
    }
    return Receipt.newBuilder().setCount(count).build();
  }

  @Override
  public void watchStock(WatchStockRequest request, Sender<Stock> responses) {
    if (stock < 0) {
      Duration night = Duration.newBuilder().setSeconds(3600).build();
      throw new OrderServiceErrors.ClosedException(
          "the shop is closed", RetryInfo.newBuilder().setRetryDelay(night).build());
    }
    for (int left = stock; left > 0; left--) {
      responses.send(Stock.newBuilder().setLeft(left).build());
    }
    throw outOfStock(request.getItem());
  }

  @Override
  public void orderOneByOne(Receiver<Order> orders, Sender<Receipt> responses) {
    for (Order order : orders) {
      responses.send(placeOrder(order));
    }
  }
}
