package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.news.v1.NewsItem;
import com.example.news.v1.NewsRequest;
import com.example.news.v1.NewsServiceClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** News as they come in, by themselves or because somebody publishes them. */
@Timeout(60)
class LiveNewsTest {

  private static ServerStream<NewsItem> read(Site site, String topic) {
    return new NewsServiceClient(site.channel())
        .getLiveNews(NewsRequest.newBuilder().setTopic(topic).build());
  }

  @Test
  void newReadersGetTheLatestFirst() {
    try (Site site = Site.start()) {
      for (int i = 0; i < 8; i++) {
        site.server().news().publish("weather", "rain " + i);
      }
      try (ServerStream<NewsItem> weather = read(site, "weather")) {
        for (int i = 3; i < 8; i++) {
          assertEquals("rain " + i, weather.receive().getHeadline());
        }
        site.server().news().publish("weather", "sun");
        assertEquals("sun", weather.receive().getHeadline());
      }
    }
  }

  @Test
  void comeByThemselves() {
    try (Site site = Site.start(Site.OPTIONS.withNewsInterval(Duration.ofMillis(5)));
        ServerStream<NewsItem> all = read(site, "");
        ServerStream<NewsItem> sports = read(site, "sports")) {
      Set<String> topics = new TreeSet<>();
      long last = 0;
      for (int i = 0; i < 12; i++) {
        NewsItem item = all.receive();
        assertTrue(item.getId() > last);
        last = item.getId();
        topics.add(item.getTopic());
        assertEquals("sports", sports.receive().getTopic());
      }
      assertEquals(Set.of("science", "sports", "world"), topics);
    }
  }

  @Test
  void endWithTheServer() {
    try (Site site = Site.start();
        ServerStream<NewsItem> weather = read(site, "weather")) {
      site.server().news().publish("weather", "rain");
      assertEquals("rain", weather.receive().getHeadline());
      Thread closing = new Thread(site.server()::close);
      closing.start();
      RpcException.Unavailable e = assertThrows(RpcException.Unavailable.class, weather::receive);
      assertEquals("the server is shutting down", e.getStatus().getDescription());
    }
  }
}
