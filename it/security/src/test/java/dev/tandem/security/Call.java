package dev.tandem.security;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.stubs.Messages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.IntFunction;

/** Makes a call of each pattern. Senders go on until they are told that the call is over. */
enum Call {
  UNARY("GetFeature") {
    @Override
    void blocking(RouteGuideClient client) {
      client.getFeature(Messages.point(1));
    }

    @Override
    CompletableFuture<?> async(RouteGuideAsyncClient client) {
      return client.getFeature(Messages.point(1));
    }
  },
  SERVER_STREAM("ListFeatures") {
    @Override
    void blocking(RouteGuideClient client) {
      client.listFeatures(Messages.AREA, feature -> {});
    }

    @Override
    CompletableFuture<?> async(RouteGuideAsyncClient client) {
      return end(client.listFeatures(Messages.AREA));
    }
  },
  CLIENT_STREAM("RecordRoute") {
    @Override
    void blocking(RouteGuideClient client) {
      try (ClientStream<Point, ?> route = client.recordRoute()) {
        for (int i = 0; ; i++) {
          route.send(Messages.point(i));
        }
      }
    }

    @Override
    CompletableFuture<?> async(RouteGuideAsyncClient client) {
      return client.recordRoute(endless(Messages::point));
    }
  },
  BIDI("RouteChat") {
    @Override
    void blocking(RouteGuideClient client) {
      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        for (int i = 0; ; i++) {
          chat.send(Messages.note("note " + i));
        }
      }
    }

    @Override
    CompletableFuture<?> async(RouteGuideAsyncClient client) {
      return end(client.routeChat(endless(i -> Messages.note("note " + i))));
    }
  };

  final String rpc;

  Call(String rpc) {
    this.rpc = rpc;
  }

  /** Makes the call, which is expected to fail. */
  abstract void blocking(RouteGuideClient client);

  /** Makes the call, which is expected to fail. */
  abstract CompletableFuture<?> async(RouteGuideAsyncClient client);

  private static <T> Flow.Publisher<T> endless(IntFunction<T> messages) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private int next;

              @Override
              public void request(long count) {
                for (long i = 0; i < count; i++) {
                  subscriber.onNext(messages.apply(next++));
                }
              }

              @Override
              public void cancel() {}
            });
  }

  /** Gives the end of a stream, whose messages do not matter. */
  private static CompletableFuture<Void> end(Flow.Publisher<?> publisher) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<Object>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(Object message) {}

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
}
