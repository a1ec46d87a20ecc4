package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.Tally;
import dev.tandem.benchmarks.traffic.TrafficAsync;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Asynchronous handlers; only those that are as simple as the blocking ones. */
public final class FlowTraffic implements TrafficAsync {

  @Override
  public CompletableFuture<Tally> upload(Flow.Publisher<Payload> requests) {
    Counter<Payload> counter = new Counter<>();
    requests.subscribe(counter);
    return counter.count().thenApply(count -> Tally.newBuilder().setPayloads(count).build());
  }
}
