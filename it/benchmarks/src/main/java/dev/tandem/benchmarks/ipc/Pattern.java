package dev.tandem.benchmarks.ipc;

import com.google.protobuf.ByteString;
import dev.tandem.benchmarks.traffic.Order;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ServerStream;

/** What the child does with messages. */
enum Pattern {
  UNARY("unary, calls one after another") {
    @Override
    void run(TrafficClient client, Payload payload, int messages) {
      for (int i = 0; i < messages; i++) {
        check(client.ask(payload).getBody().size(), payload.getBody().size());
      }
    }
  },
  SERVER_STREAM("the parent streams") {
    @Override
    void run(TrafficClient client, Payload payload, int messages) {
      Order order = Order.newBuilder().setPayloads(messages).build();
      int count = 0;
      try (ServerStream<Payload> download = client.download(order)) {
        while (download.receive() != null) {
          count++;
        }
      }
      check(count, messages);
    }
  },
  CLIENT_STREAM("the child streams") {
    @Override
    void run(TrafficClient client, Payload payload, int messages) {
      try (var upload = client.upload()) {
        for (int i = 0; i < messages; i++) {
          upload.send(payload);
        }
        check(upload.finish().getPayloads(), messages);
      }
    }
  },
  PING_PONG("ping-pong on a stream, round trips") {
    @Override
    void run(TrafficClient client, Payload payload, int messages) {
      try (BidiStream<Payload, Payload> echo = client.echo()) {
        for (int i = 0; i < messages; i++) {
          echo.send(payload);
          Payload answer = echo.receive();
          check(answer == null ? -1 : answer.getBody().size(), payload.getBody().size());
        }
        echo.finishSending();
        check(echo.receive() == null ? 0 : 1, 0);
      }
    }
  };

  private static final int BATCH = 2_000;

  final String text;

  Pattern(String text) {
    this.text = text;
  }

  /** Makes so many messages go that way, and fails unless each has come. */
  abstract void run(TrafficClient client, Payload payload, int messages);

  /** Gives messages per second. */
  double measure(TrafficClient client, Payload payload, double seconds) {
    long begin = System.nanoTime();
    long messages = 0;
    double spent;
    do {
      run(client, payload, BATCH);
      messages += BATCH;
      spent = (System.nanoTime() - begin) / 1e9;
    } while (spent < seconds);
    return messages / spent;
  }

  static Payload payload(int bytes) {
    return Payload.newBuilder().setBody(ByteString.copyFrom(new byte[bytes])).build();
  }

  private static void check(int is, int wanted) {
    if (is != wanted) {
      throw new IllegalStateException(is + " instead of " + wanted);
    }
  }
}
