package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.news.v1.NewsItem;
import com.example.news.v1.NewsRequest;
import com.example.news.v1.NewsService;
import com.example.news.v1.NewsServiceClient;
import com.example.news.v1.NewsServiceRpc;
import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the broadcast that docs/runtime.md shows: one who reads, and one who does not. */
@Timeout(30)
class BroadcastCodeTest {
  private final Broadcast<NewsItem> news = new Broadcast<>();
  private final CountDownLatch listening = new CountDownLatch(2);

  private final NewsService service =
      new NewsService() {
        @Override
        public void getLiveNews(NewsRequest request, Sender<NewsItem> responses) {
          listening.countDown();
          try {
            news.listen(responses);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      };

  @Test
  void whoDoesNotKeepUpIsCutOffAndHoldsUpNobody() throws IOException, InterruptedException {
    try (InProcess process = InProcess.serve(NewsServiceRpc.bind(service))) {
      NewsServiceClient client =
          new NewsServiceClient(process.channel()).withOption(ClientOptions.PREFETCH, 8);
      // docs:idle
      NewsServiceClient alert =
          client.withOption(ClientOptions.IDLE_TIMEOUT, Duration.ofSeconds(30));
      // docs:end
      NewsRequest all = NewsRequest.getDefaultInstance();
      try (ServerStream<NewsItem> reader = alert.getLiveNews(all);
          ServerStream<NewsItem> sleeper = client.getLiveNews(all)) {
        listening.await();
        Thread.sleep(100); // Both are on the list now.
        for (int i = 1; i <= 200; i++) {
          news.publish(NewsItem.newBuilder().setId(i).build());
          assertEquals(i, reader.receive().getId());
        }
        assertThrows(RpcException.ResourceExhausted.class, () -> sleeper.forEach(item -> {}));
      }
    }
  }
}
