package dev.tandem.operation;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Answers when it is told to, or is interrupted. */
final class SlowUsers extends Users {
  final CountDownLatch started = new CountDownLatch(1);
  final CountDownLatch go = new CountDownLatch(1);
  final CompletableFuture<String> interrupted = new CompletableFuture<>();

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    started.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      interrupted.complete("by the shutdown");
    }
    return super.getUser(request);
  }
}
