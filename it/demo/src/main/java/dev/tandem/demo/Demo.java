package dev.tandem.demo;

import com.example.auth.v1.AuthServiceRpc;
import com.example.chat.v1.ChatServiceRpc;
import com.example.chatapp.MessageServiceRpc;
import com.example.chatapp.UserServiceClient;
import com.example.ecommers.ProductInfoRpc;
import com.example.file.v1.FileServiceRpc;
import com.example.infra.PodServiceRpc;
import com.example.news.v1.NewsServiceRpc;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.demo.service.Accounts;
import dev.tandem.demo.service.Auth;
import dev.tandem.demo.service.ChatRoom;
import dev.tandem.demo.service.Files;
import dev.tandem.demo.service.Guide;
import dev.tandem.demo.service.Messages;
import dev.tandem.demo.service.News;
import dev.tandem.demo.service.Pods;
import dev.tandem.demo.service.Products;
import dev.tandem.demo.service.Users;
import dev.tandem.demo.tour.ChatAppTour;
import dev.tandem.demo.tour.ChatTour;
import dev.tandem.demo.tour.FilesTour;
import dev.tandem.demo.tour.GuideTour;
import dev.tandem.demo.tour.NewsTour;
import dev.tandem.demo.tour.Places;
import dev.tandem.demo.tour.PodsTour;
import dev.tandem.demo.tour.ProductsTour;
import dev.tandem.demo.tour.ProxyTour;
import dev.tandem.demo.tour.UsersTour;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Set;

/** Starts one server with all sample services, and calls every rpc of them. */
public final class Demo {
  private final Pods pods = new Pods();
  private final News news = new News();
  private final CalledRpcs called = new CalledRpcs();
  private final Transcript transcript;
  private final PrintStream out;

  private Demo(PrintStream out) {
    this.out = out;
    this.transcript = new Transcript(out);
  }

  /** Exits with 0 only if all was as expected. */
  public static void main(String[] args) {
    boolean asExpected = run(System.out);
    System.out.flush();
    if (!asExpected) {
      System.exit(1);
    }
    // No exit here: a thread that goes on keeps the process alive, and then the build says so.
  }

  /** Runs the demo, prints the transcript, and says whether all was as expected. */
  static boolean run(PrintStream out) {
    try {
      new Demo(out).run();
      return true;
    } catch (UnmetExpectationException e) {
      out.printf("%nFAILED: %s%n", e.getMessage());
      e.printStackTrace(out);
    } catch (IOException | RuntimeException e) {
      out.printf("%nFAILED: the demo broke off%n");
      e.printStackTrace(out);
    }
    return false;
  }

  private void run() throws IOException {
    Set<String> rpcs;
    try (LocalServer server = LocalServer.start()) {
      addServices(server);
      rpcs = server.rpcs();
      out.printf("Tandem demo: one server on loopback, %d rpcs, a client for each.%n", rpcs.size());
      Channel channel = ClientInterceptors.intercept(server.channel(), called);
      visitAll(channel);
      visitThroughProxy(channel);
    }
    Set<String> missing = called.missingOf(rpcs);
    transcript.check("every rpc called, but not so: " + missing, missing.isEmpty());
    out.printf(
        "%nAll as expected: %d rpcs called, %d checks. Servers and channels are shut down.%n",
        rpcs.size(), transcript.checks());
  }

  private void addServices(LocalServer server) {
    Auth auth = new Auth();
    server
        .add(PodServiceRpc.bind(pods))
        .add(AuthServiceRpc.bind(auth))
        .add(ProductInfoRpc.bind(new Products(auth)))
        .add(UserServiceRpc.bind(new Users(Clock.systemUTC())))
        .add(NewsServiceRpc.bind(news))
        .add(FileServiceRpc.bind(new Files()))
        .add(ChatServiceRpc.bind(new ChatRoom()))
        .add(com.example.chatapp.UserServiceRpc.bind(new Accounts()))
        .add(MessageServiceRpc.bind(new Messages(new UserServiceClient(server.channel()))))
        .add(RouteGuideRpc.bind(new Guide(Places.ALL)));
  }

  private void visitAll(Channel channel) {
    PodsTour.run(channel, transcript, pods);
    ProductsTour.run(channel, transcript);
    UsersTour.run(channel, transcript);
    NewsTour.run(channel, transcript, news);
    FilesTour.run(channel, transcript);
    ChatTour.run(channel, transcript);
    ChatAppTour.run(channel, transcript);
    GuideTour.run(channel, transcript);
  }

  private void visitThroughProxy(Channel channel) throws IOException {
    try (LocalServer proxy = LocalServer.start()) {
      proxy.add(RouteGuideRpc.bind(new RouteGuideClient(channel)));
      ProxyTour.run(proxy.channel(), transcript);
    }
  }
}
