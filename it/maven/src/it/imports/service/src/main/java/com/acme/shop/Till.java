package com.acme.shop;

import com.acme.library.v1.Money;
import com.acme.shop.v1.Receipt;
import com.acme.shop.v1.Shop;

/** Uses messages of both modules. */
public final class Till implements Shop {
  @Override
  public Receipt pay(Money request) {
    return Receipt.newBuilder().setTotal(request).build();
  }
}
