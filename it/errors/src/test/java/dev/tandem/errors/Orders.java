package dev.tandem.errors;

import com.example.orders.v1.Order;
import com.example.orders.v1.OrderServiceErrors;
import com.example.orders.v1.OutOfStock;

/** What tests order, and what they get. */
final class Orders {
  static final OutOfStock NO_TEA = OutOfStock.newBuilder().setItem("tea").setLeft(2).build();

  private Orders() {}

  static Order tea(int count) {
    return Order.newBuilder().setItem("tea").setCount(count).build();
  }

  static OrderServiceErrors.OutOfStockException noTea() {
    return new OrderServiceErrors.OutOfStockException("no tea", NO_TEA);
  }
}
