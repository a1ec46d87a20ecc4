package dev.tandem.stubs;

import dev.tandem.runtime.ipc.json.JsonChannel;
import dev.tandem.runtime.ipc.json.JsonServer;
import io.grpc.BindableService;
import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import io.grpc.ForwardingChannelBuilder2;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The JSON of parent and child processes in the form of a grpc-java server, over two pipes. */
final class JsonPipes extends Server {
  private final List<ServerServiceDefinition> services;
  private final List<JsonServer> connections = new ArrayList<>();

  private JsonPipes(List<ServerServiceDefinition> services) {
    this.services = services;
  }

  static ServerBuilder<?> server() {
    return new Builder();
  }

  /** Makes the builder of a channel; its settings are about what pipes do not have. */
  ManagedChannelBuilder<?> channel() {
    return new ChannelBuilder(this);
  }

  private ManagedChannel connect() {
    try {
      Pipe requests = Pipe.open();
      Pipe responses = Pipe.open();
      connections.add(
          JsonServer.start(
              services,
              Channels.newInputStream(requests.source()),
              Channels.newOutputStream(responses.sink()),
              text -> {}));
      return JsonChannel.open(
          Channels.newInputStream(responses.source()), Channels.newOutputStream(requests.sink()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Server start() {
    return this;
  }

  @Override
  public Server shutdown() {
    return shutdownNow();
  }

  @Override
  public Server shutdownNow() {
    connections.forEach(
        connection -> connection.shutdownNow(Status.UNAVAILABLE.withDescription("shut down")));
    return this;
  }

  @Override
  public boolean isShutdown() {
    return isTerminated();
  }

  @Override
  public boolean isTerminated() {
    return ends().isDone();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    ends().orTimeout(timeout, unit).join();
    return true;
  }

  @Override
  public void awaitTermination() {
    ends().join();
  }

  private CompletableFuture<?> ends() {
    return CompletableFuture.allOf(
        connections.stream().map(JsonServer::onEnd).toArray(CompletableFuture<?>[]::new));
  }

  private static final class ChannelBuilder extends ForwardingChannelBuilder2<ChannelBuilder> {
    private final JsonPipes server;

    ChannelBuilder(JsonPipes server) {
      this.server = server;
    }

    @Override
    protected ManagedChannelBuilder<?> delegate() {
      return InProcessChannelBuilder.forName("unused");
    }

    @Override
    public ManagedChannel build() {
      return server.connect();
    }
  }

  private static final class Builder extends ServerBuilder<Builder> {
    private final List<ServerServiceDefinition> services = new ArrayList<>();
    private final List<ServerInterceptor> interceptors = new ArrayList<>();

    @Override
    public Builder directExecutor() {
      return this;
    }

    @Override
    public Builder executor(@Nullable Executor executor) {
      return this;
    }

    @Override
    public Builder addService(ServerServiceDefinition service) {
      services.add(service);
      return this;
    }

    @Override
    public Builder addService(BindableService service) {
      return addService(service.bindService());
    }

    @Override
    public Builder intercept(ServerInterceptor interceptor) {
      interceptors.add(interceptor);
      return this;
    }

    @Override
    public Builder fallbackHandlerRegistry(@Nullable HandlerRegistry registry) {
      return this;
    }

    @Override
    public Builder useTransportSecurity(File certificates, File key) {
      return this;
    }

    @Override
    public Builder decompressorRegistry(@Nullable DecompressorRegistry registry) {
      return this;
    }

    @Override
    public Builder compressorRegistry(@Nullable CompressorRegistry registry) {
      return this;
    }

    @Override
    public Server build() {
      return new JsonPipes(
          services.stream()
              .map(service -> ServerInterceptors.intercept(service, interceptors))
              .toList());
    }
  }
}
