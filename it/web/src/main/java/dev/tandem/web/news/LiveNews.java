package dev.tandem.web.news;

import com.example.news.v1.NewsItem;
import com.example.news.v1.NewsRequest;
import com.example.news.v1.NewsService;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Each reader gets the latest items of its topic, then what is published from then on. Who reads so
 * slowly that 100 newer ones come in misses some.
 */
public final class LiveNews implements NewsService, AutoCloseable {
  private static final int KEPT = 100;
  private static final int FIRST = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<NewsItem> latest = new ArrayDeque<>(); // these three are guarded by the lock
  private long lastId;
  private boolean closed;
  private final AtomicInteger readers = new AtomicInteger();

  /** Starts without news, whose ids will be higher than this one. */
  public LiveNews(long lastId) {
    this.lastId = lastId;
  }

  @Override
  public void getLiveNews(NewsRequest request, Sender<NewsItem> responses) {
    String topic = request.getTopic();
    readers.incrementAndGet();
    try {
      long lastSent = before(topic);
      while (true) {
        NewsItem item = await(topic, lastSent);
        responses.send(item); // blocks while the reader is slow
        lastSent = item.getId();
      }
    } catch (InterruptedException readerHasLeft) {
      Thread.currentThread().interrupt();
    } finally {
      readers.decrementAndGet();
    }
  }

  /** Publishes an item, to all readers at once. From any thread. */
  public void publish(String topic, String headline) {
    lock.lock();
    try {
      latest.add(
          NewsItem.newBuilder().setId(++lastId).setTopic(topic).setHeadline(headline).build());
      if (latest.size() > KEPT) {
        latest.remove();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says how many handlers are at work now. */
  public int readers() {
    return readers.get();
  }

  /** Ends all readers' calls: they may come again, to another server. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the id before that of the first item that a new reader gets. */
  private long before(String topic) {
    lock.lock();
    try {
      List<NewsItem> ofTopic = latest.stream().filter(item -> matches(item, topic)).toList();
      return ofTopic.size() <= FIRST ? 0 : ofTopic.get(ofTopic.size() - FIRST - 1).getId();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the next item of a topic, and waits for it if it is still to come. */
  private NewsItem await(String topic, long afterId) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        NewsItem next = next(topic, afterId);
        if (next != null) {
          return next;
        }
        changed.await();
      }
      throw new RpcException.Unavailable("the server is shutting down");
    } finally {
      lock.unlock();
    }
  }

  private @Nullable NewsItem next(String topic, long afterId) {
    return latest.stream()
        .filter(item -> item.getId() > afterId && matches(item, topic))
        .findFirst()
        .orElse(null);
  }

  private static boolean matches(NewsItem item, String topic) {
    return topic.isEmpty() || topic.equals(item.getTopic());
  }
}
