package dev.tandem.faults;

import com.example.routeguide.Point;
import dev.tandem.stubs.Messages;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** Publishes so many points to each subscriber. */
record PointPublisher(int count) implements Flow.Publisher<Point> {
  @Override
  public void subscribe(Flow.Subscriber<? super Point> subscriber) {
    SubmissionPublisher<Point> publisher = new SubmissionPublisher<>(Runnable::run, 256);
    publisher.subscribe(subscriber);
    Messages.points(count).forEach(publisher::submit);
    publisher.close();
  }
}
