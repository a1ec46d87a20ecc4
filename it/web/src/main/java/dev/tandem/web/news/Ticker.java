package dev.tandem.web.news;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Publishes one item after the other, until it is closed. */
public final class Ticker implements AutoCloseable {
  private record Story(String topic, String headline) {}

  private static final List<Story> STORIES =
      List.of(
          new Story("sports", "Home team leads after %d minutes"),
          new Story("science", "Probe sends picture %d of the far side"),
          new Story("world", "Talks go into round %d"),
          new Story("sports", "Runner number %d crosses the line"),
          new Story("science", "Telescope counts %d new stars"),
          new Story("world", "Harbour opens to %d more ships"));

  private final LiveNews news;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "news");
            thread.setDaemon(true);
            return thread;
          });
  private int published; // used by the timer only

  private Ticker(LiveNews news) {
    this.news = news;
  }

  /** Starts to publish, the first item at once. */
  public static Ticker start(LiveNews news, Duration interval) {
    Ticker ticker = new Ticker(news);
    ScheduledFuture<?> unused =
        ticker.timer.scheduleAtFixedRate(
            ticker::publish, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    return ticker;
  }

  private void publish() {
    Story story = STORIES.get(published % STORIES.size());
    published++;
    news.publish(story.topic, story.headline.formatted(published));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
