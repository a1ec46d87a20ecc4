package dev.tandem.web;

import dev.tandem.web.users.UserStore;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
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
    WebServer server = start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    addSamples(server.users());
    System.out.println("Serving gRPC, gRPC-Web, REST and the page on " + server.uri());
    System.out.println("Ctrl-C ends it.");
    new CountDownLatch(1).await();
  }

  private static WebServer start(WebServer.Options options) {
    try {
      return WebServer.start(options);
    } catch (CompletionException e) {
      System.err.printf(
          "Cannot listen on port %d: %s. -Dweb.port=0 takes one that is free.%n",
          options.port(), e.getCause());
      System.exit(1);
      throw e;
    }
  }

  /** Adds the first two users. */
  static void addSamples(UserStore users) {
    users.create("Ada Lovelace", "ada@example.com");
    users.create("Grace Hopper", "grace@example.com");
  }
}
