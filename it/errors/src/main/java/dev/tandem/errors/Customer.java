package dev.tandem.errors;

import com.example.orders.v1.Order;
import com.example.orders.v1.OrderService;
import com.example.orders.v1.OrderServiceErrors;
import dev.tandem.runtime.RpcException;

/** Orders, and takes what there is. */
public final class Customer {
  private final OrderService shop;

  /** Orders in this shop, through a client or without. */
  public Customer(OrderService shop) {
    this.shop = shop;
  }

  /** Orders some of an item; gives what came of it. */
  public String order(String item, int count) {
    Order order = Order.newBuilder().setItem(item).setCount(count).build();
    try {
      return "got " + shop.placeOrder(order).getCount();
    } catch (OrderServiceErrors.OutOfStockException e) {
      return "only " + e.detail().getLeft() + " left";
    } catch (OrderServiceErrors.ValidationErrorException e) {
      return "wrong: " + e.detail().getErrors(0).getField();
    } catch (RpcException.Unavailable e) {
      return "later"; // of this code with any detail, or none
    }
  }
}
