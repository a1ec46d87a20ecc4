package com.acme;

import io.grpc.stub.StreamObserver;

/** Code for grpc-java's stubs, which need not change on the same day. */
public final class OldUsers extends UsersGrpc.UsersImplBase {
  @Override
  public void get(User request, StreamObserver<User> responses) {
    responses.onNext(request);
    responses.onCompleted();
  }
}
