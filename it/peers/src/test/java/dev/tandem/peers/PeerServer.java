package dev.tandem.peers;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in another language, in a process of its own. */
final class PeerServer implements AutoCloseable {
  private final Process process;
  private final Events events = new Events();
  private final int port;

  PeerServer(Language language) throws IOException, InterruptedException {
    Path log = Path.of("target", language.id() + "-server.log");
    process = language.process("server").redirectError(log.toFile()).start();
    CompletableFuture<Integer> printed = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(printed), "output of the server in " + language.title());
    reader.setDaemon(true);
    reader.start();
    try {
      port = printed.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("the server did not start, see it/peers/" + log, e);
    }
  }

  private void read(CompletableFuture<Integer> printed) {
    process.inputReader().lines().forEach(line -> take(line, printed));
    printed.completeExceptionally(new IOException("it has ended"));
  }

  private void take(String line, CompletableFuture<Integer> printed) {
    JsonObject json = JsonParser.parseString(line).getAsJsonObject();
    if (json.has("port")) {
      printed.complete(json.get("port").getAsInt());
    } else {
      events.add(new Gson().fromJson(json, ServerEvent.class));
    }
  }

  int port() {
    return port;
  }

  Events events() {
    return events;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
