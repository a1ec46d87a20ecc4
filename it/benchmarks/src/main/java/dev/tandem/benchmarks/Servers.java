package dev.tandem.benchmarks;

import dev.tandem.benchmarks.grpcjava.ObserverServer;
import dev.tandem.benchmarks.raw.RawServer;
import dev.tandem.benchmarks.tandem.BlockingTraffic;
import dev.tandem.benchmarks.tandem.FlowTraffic;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import dev.tandem.runtime.HandlerThreads;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;

/** The same service in all ways to write it. */
enum Servers {
  TANDEM,
  TANDEM_ASYNC,
  OBSERVER,
  OBSERVER_ON_VIRTUAL_THREADS,
  RAW;

  /** Adds the service to a server, as its users would for speed. */
  ServerBuilder<?> on(ServerBuilder<?> server, Payload payload) {
    server.addService(sending(payload));
    if (this == TANDEM || this == OBSERVER_ON_VIRTUAL_THREADS) {
      VirtualThreads.newExecutor().ifPresent(server::executor);
    }
    return this == TANDEM ? server.callExecutor(HandlerThreads.perCall()) : server;
  }

  /** Gives the service, which sends this payload. */
  private ServerServiceDefinition sending(Payload payload) {
    return switch (this) {
      case TANDEM -> TrafficRpc.bind(new BlockingTraffic(payload));
      case TANDEM_ASYNC -> TrafficRpc.bindAsync(new FlowTraffic());
      case OBSERVER, OBSERVER_ON_VIRTUAL_THREADS -> ObserverServer.sending(payload);
      case RAW -> RawServer.sending(payload);
    };
  }
}
