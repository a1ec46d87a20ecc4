package dev.tandem.web;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerErrorHandler;
import dev.tandem.web.chat.ChatRooms;
import dev.tandem.web.news.LiveNews;
import dev.tandem.web.users.UserStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Serves the sample services as gRPC, gRPC-Web and REST, and a web page, all on one port. */
public final class WebServer implements AutoCloseable {

  /**
   * How to serve.
   *
   * @param port where, on this machine only; 0 lets the system choose
   * @param page the folder of the web page; null for none
   * @param newsInterval the time between two items of news
   * @param idleUpload after which time without a part an upload is given up
   */
  public record Options(int port, @Nullable Path page, Duration newsInterval, Duration idleUpload) {
    /** Any port, no page, news each second, uploads may pause for a minute. */
    public static Options defaults() {
      return new Options(0, null, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    /** Sets the port. */
    public Options withPort(int port) {
      return new Options(port, page, newsInterval, idleUpload);
    }

    /** Sets the folder of the page. */
    public Options withPage(Path page) {
      return new Options(port, page, newsInterval, idleUpload);
    }

    /** Sets the time between two items of news. */
    public Options withNewsInterval(Duration newsInterval) {
      return new Options(port, page, newsInterval, idleUpload);
    }

    /** Sets after which time without a part an upload is given up. */
    public Options withIdleUpload(Duration idleUpload) {
      return new Options(port, page, newsInterval, idleUpload);
    }
  }

  private static final int LARGEST_REQUEST = 1 << 20;
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final Services services;
  private final Server server;

  private WebServer(Services services, Server server) {
    this.services = services;
    this.server = server;
  }

  /** Starts. */
  public static WebServer start(Options options) {
    Services services = new Services(options);
    try {
      ServerBuilder builder =
          Server.builder()
              .localPort(options.port(), SessionProtocol.HTTP)
              .service(GrpcAndRest.of(services.bind()))
              .decorator(SafeHeaders::add)
              .errorHandler(new RestErrors().orElse(ServerErrorHandler.ofDefault()))
              .maxRequestLength(LARGEST_REQUEST)
              .gracefulShutdownTimeout(QUIET, DRAIN);
      if (options.page() != null) {
        Page.addTo(builder, options.page());
      }
      Server server = builder.build();
      server.start().join();
      return new WebServer(services, server);
    } catch (RuntimeException e) {
      services.close();
      throw e;
    }
  }

  /** Gives the address of the page, such as {@code http://127.0.0.1:8080/}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.activeLocalPort() + "/");
  }

  /** Gives the users. */
  public UserStore users() {
    return services.users;
  }

  /** Gives the news. */
  public LiveNews news() {
    return services.news;
  }

  /** Gives the chat. */
  public ChatRooms rooms() {
    return services.rooms;
  }

  /** Ends what would go on for ever, then waits for calls under way, up to ten seconds. */
  @Override
  public void close() {
    services.endStreams();
    server.stop().join();
    services.close();
  }
}
