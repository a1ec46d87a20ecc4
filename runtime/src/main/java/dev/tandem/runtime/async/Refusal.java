package dev.tandem.runtime.async;

import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** What a subscriber is given that can't be served: rule 1.9 wants a subscription first. */
final class Refusal implements Subscription {
  private static final System.Logger LOG = System.getLogger(Refusal.class.getName());
  private static final Refusal NOTHING = new Refusal();

  private Refusal() {}

  static void of(Subscriber<?> subscriber, RuntimeException reason) {
    try {
      subscriber.onSubscribe(NOTHING);
      subscriber.onError(reason);
    } catch (Throwable thrown) { // 2.13: it may not; there is no call that this could end.
      LOG.log(System.Logger.Level.WARNING, "A subscriber threw.", thrown);
    }
  }

  @Override
  public void request(long count) {}

  @Override
  public void cancel() {}
}
