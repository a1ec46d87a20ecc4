package dev.tandem.demo.service;

import com.example.news.v1.NewsItem;
import com.example.news.v1.NewsRequest;
import com.example.news.v1.NewsService;
import dev.tandem.runtime.Sender;
import java.util.concurrent.atomic.AtomicInteger;

/** A news agency: each reader gets what was published, then what is published from then on. */
public final class News implements NewsService {
  private final Log<NewsItem> published = new Log<>();
  private final AtomicInteger readers = new AtomicInteger();

  @Override
  public void getLiveNews(NewsRequest request, Sender<NewsItem> responses) {
    readers.incrementAndGet();
    try {
      for (int next = 0; ; next++) {
        NewsItem item = published.await(next);
        if (request.getTopic().isEmpty() || request.getTopic().equals(item.getTopic())) {
          responses.send(item);
        }
      }
    } catch (InterruptedException callerHasLeft) {
      Thread.currentThread().interrupt();
    } finally {
      readers.decrementAndGet();
    }
  }

  /** Publishes an item. One newsroom at a time. */
  public synchronized void publish(String topic, String headline) {
    published.add(
        NewsItem.newBuilder()
            .setId(published.size() + 1)
            .setTopic(topic)
            .setHeadline(headline)
            .build());
  }

  /** Says how many handlers are at work now. */
  public int readers() {
    return readers.get();
  }
}
