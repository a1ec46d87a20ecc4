package com.acme;

import com.acme.v1.GreeterApi;
import com.acme.v1.GreeterApiRpc;
import com.acme.v1.HelloReply;
import com.acme.v1.HelloRequest;
import io.grpc.ServerServiceDefinition;

public class PoliteGreeter implements GreeterApi {
  @Override
  public HelloReply hello(HelloRequest request) {
    return HelloReply.newBuilder().setText("Good day, " + request.getName()).build();
  }

  public ServerServiceDefinition bound() {
    return GreeterApiRpc.bind(this);
  }
}
