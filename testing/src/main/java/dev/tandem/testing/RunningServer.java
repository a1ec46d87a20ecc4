package dev.tandem.testing;

import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server that runs, its services, the channel to it and the calls that went through that. */
record RunningServer(Services services, Server server, ManagedChannel channel, OpenCalls calls) {
  private static final long PATIENCE_SECONDS = 10;

  /** The services, by their names. grpc-java's own is in a library that is not needed else. */
  static final class Services extends HandlerRegistry {
    private final Map<String, ServerServiceDefinition> byName = new ConcurrentHashMap<>();

    @Override
    public List<ServerServiceDefinition> getServices() {
      return List.copyOf(byName.values());
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(
        String method, @Nullable String authority) {
      ServerServiceDefinition service =
          byName.get(method.substring(0, Math.max(0, method.lastIndexOf('/'))));
      return service == null ? null : service.getMethod(method);
    }
  }

  static RunningServer start(List<ServerServiceDefinition> services) {
    String name = InProcessServerBuilder.generateName();
    Services registry = new Services();
    OpenCalls calls = new OpenCalls();
    try {
      Server server =
          InProcessServerBuilder.forName(name).fallbackHandlerRegistry(registry).build().start();
      ManagedChannel channel = InProcessChannelBuilder.forName(name).intercept(calls).build();
      RunningServer running = new RunningServer(registry, server, channel, calls);
      services.forEach(running::serve);
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void serve(ServerServiceDefinition service) {
    services.byName.put(service.getServiceDescriptor().getName(), service);
  }

  /** Cancels what still runs, and waits for the threads. */
  void stop() throws InterruptedException {
    channel.shutdownNow();
    server.shutdownNow();
    if (!channel.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
        || !server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "the server did not end within "
              + PATIENCE_SECONDS
              + " seconds; a handler or a callback"
              + " may be blocked on one of grpc-java's own threads");
    }
  }
}
