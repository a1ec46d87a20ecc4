package dev.tandem.demo.tour;

import com.example.news.v1.NewsItem;
import com.example.news.v1.NewsRequest;
import com.example.news.v1.NewsServiceClient;
import com.example.news.v1.NewsServiceRpc;
import dev.tandem.demo.Transcript;
import dev.tandem.demo.service.News;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.Channel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A stream without an end: left early, and cut off by a timeout. */
public final class NewsTour {
  private static final Duration SHORT = Duration.ofMillis(250);

  private NewsTour() {}

  /** Calls the rpc; the agency is there to publish something. */
  public static void run(Channel channel, Transcript transcript, News agency) {
    NewsServiceClient client = new NewsServiceClient(channel);
    transcript.section(NewsServiceRpc.SERVICE_NAME, "News without an end, until one has enough.");

    transcript.call(NewsServiceRpc.GET_LIVE_NEWS, "(sports), closed early");
    agency.publish("sports", "A draw at last");
    try (ServerStream<NewsItem> news = client.getLiveNews(topic("sports"))) {
      transcript.answer("1 sports: A draw at last", text(news.receive()));
      transcript.says("the agency publishes two more, one of them about science");
      agency.publish("science", "Moon still there");
      agency.publish("sports", "Rain stops play");
      transcript.answer("3 sports: Rain stops play", text(news.receive()));
      transcript.check("one handler at work", agency.readers() == 1);
    }
    transcript.says("the stream is closed");
    transcript.holdsSoon("its handler has stopped", () -> agency.readers() == 0);

    transcript.call(NewsServiceRpc.GET_LIVE_NEWS, "(weather) withTimeout(250 ms)");
    try (ServerStream<NewsItem> news = client.withTimeout(SHORT).getLiveNews(topic("weather"))) {
      RpcException.DeadlineExceeded late =
          transcript.failure(RpcException.DeadlineExceeded.class, news::receive);
      transcript.holds("the call took 250 ms or more", late.elapsed().compareTo(SHORT) >= 0);
    }
    transcript.holdsSoon("its handler has stopped", () -> agency.readers() == 0);
  }

  private static NewsRequest topic(String topic) {
    return NewsRequest.newBuilder().setTopic(topic).build();
  }

  private static String text(@Nullable NewsItem item) {
    return item == null
        ? "the end"
        : item.getId() + " " + item.getTopic() + ": " + item.getHeadline();
  }
}
