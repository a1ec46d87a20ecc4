package dev.tandem.demo.service;

import com.example.ecommers.Product;
import com.example.ecommers.ProductID;
import com.example.ecommers.ProductInfo;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop's catalogue. All may look; to add to it, one has to log in first. */
public final class Products implements ProductInfo {
  private final Auth auth;
  private final Map<String, Product> products = new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();

  /** Makes an empty catalogue that trusts the tokens of this service. */
  public Products(Auth auth) {
    this.auth = auth;
  }

  @Override
  public ProductID addProduct(Product request) {
    auth.requireLogin(CallContext.current().headers());
    String id = "p-" + lastId.incrementAndGet();
    products.put(id, request.toBuilder().setId(id).build());
    return ProductID.newBuilder().setValue(id).build();
  }

  @Override
  public Product getProduct(ProductID request) {
    Product product = products.get(request.getValue());
    if (product == null) {
      throw new RpcException.NotFound("no product " + request.getValue());
    }
    return product;
  }
}
