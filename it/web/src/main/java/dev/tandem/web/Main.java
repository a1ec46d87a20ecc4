package dev.tandem.web;

import dev.tandem.web.users.UserStore;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs the server until the process is told to stop. */
public final class Main {
  private Main() {}

  /** Takes the port and the folder of the page. */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2) {
      System.err.println("usage: Main PORT FOLDER, such as: Main 8080 target/page");
      System.exit(2);
    }
    WebServer.Options options =
        WebServer.Options.defaults()
            .withPort(Integer.parseInt(arguments[0]))
            .withPage(Path.of(arguments[1]));
    WebServer server = WebServer.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    addSamples(server.users());
    System.out.println("Serving gRPC, gRPC-Web, REST and the page on " + server.uri());
    System.out.println("Ctrl-C ends it.");
    new CountDownLatch(1).await();
  }

  /** Adds the first two users. */
  static void addSamples(UserStore users) {
    users.create("Ada Lovelace", "ada@example.com");
    users.create("Grace Hopper", "grace@example.com");
  }
}
