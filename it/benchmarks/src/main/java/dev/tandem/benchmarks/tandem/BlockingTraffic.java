package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.traffic.Order;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.Tally;
import dev.tandem.benchmarks.traffic.Traffic;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;

/** Blocking handlers. */
public final class BlockingTraffic implements Traffic {
  private final Payload payload;

  /** Makes a service that sends this payload. */
  public BlockingTraffic(Payload payload) {
    this.payload = payload;
  }

  @Override
  public Payload ask(Payload request) {
    return payload;
  }

  @Override
  public void download(Order order, Sender<Payload> responses) {
    for (int i = order.getPayloads(); i > 0; i--) {
      responses.send(payload);
    }
  }

  @Override
  public Tally upload(Receiver<Payload> requests) {
    int count = 0;
    while (requests.receive() != null) {
      count++;
    }
    return Tally.newBuilder().setPayloads(count).build();
  }

  @Override
  public void echo(Receiver<Payload> requests, Sender<Payload> responses) {
    Payload request;
    while ((request = requests.receive()) != null) {
      responses.send(request);
    }
  }
}
