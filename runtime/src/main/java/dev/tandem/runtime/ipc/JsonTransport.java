package dev.tandem.runtime.ipc;

import dev.tandem.runtime.ipc.json.JsonServer;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** JSON over the child's standard streams. */
final class JsonTransport extends Transport {
  static final String NAME = "json";

  private static final String PRINTER = "com.google.protobuf.util.JsonFormat";

  JsonTransport() {
    checkLibrary(PRINTER);
  }

  /** For both ends: says what is missing before anything fails with a NoClassDefFoundError. */
  static void checkLibrary() {
    checkLibrary(PRINTER);
  }

  static void checkLibrary(String printer) {
    try {
      Class.forName(printer, false, JsonTransport.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "Transport.json() needs protobuf's JSON: add the dependency"
              + " com.google.protobuf:protobuf-java-util in the version of your protobuf-java (with"
              + " modules, require com.google.protobuf.util and com.google.gson)",
          e);
    }
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  void check(ProcessBuilder command) {
    if (!command.redirectInput().equals(Redirect.PIPE)
        || !command.redirectOutput().equals(Redirect.PIPE)
        || command.redirectErrorStream()) {
      throw new IllegalArgumentException(
          "Transport.json() needs the child's standard input and output for itself: redirect"
              + " neither, nor the standard error to the output");
    }
  }

  @Override
  Endpoint open(Session session, List<ServerServiceDefinition> services) {
    return new Streams(session.guard(services), new CompletableFuture<>());
  }

  private record Streams(
      List<ServerServiceDefinition> services, CompletableFuture<JsonServer> server)
      implements Endpoint {
    @Override
    public String address() {
      return "stdio";
    }

    @Override
    public void attach(Process child, Consumer<String> output) {
      Consumer<String> lines = Lines.safely(output, "output of child " + child.pid());
      server.complete(
          JsonServer.start(services, child.getInputStream(), child.getOutputStream(), lines));
    }

    @Override
    public void shutdown(Status reason) {
      JsonServer started = server.getNow(null);
      if (started != null) {
        started.onEnd().completeOnTimeout(reason, DRAIN_MILLIS, TimeUnit.MILLISECONDS).join();
        started.shutdownNow(reason);
      }
    }
  }
}
