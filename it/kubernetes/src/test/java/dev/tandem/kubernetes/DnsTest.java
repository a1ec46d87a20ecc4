package dev.tandem.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ManagedChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of a headless Service: DNS (here src/test/hosts) has an address for each pod. */
@Timeout(60)
class DnsTest {

  @Test
  void sharesTheCallsAmongThePodsThatServe() throws Exception {
    try (Pod one = new Pod("one", "127.0.0.2", 0);
        Pod two = new Pod("two", "127.0.0.3", one.address().getPort())) {
      ManagedChannel channel = UsersChannel.toAllPods("dns:///users:" + one.address().getPort());
      try {
        Answers answers = new Answers(channel);
        answers.await(Map.of("one", 10, "two", 10));
        assertEquals(Map.of("one", 50, "two", 50), answers.of(100));
        one.turnUnhealthy();
        answers.await(Map.of("two", 20));
        one.serve();
        answers.await(Map.of("one", 10, "two", 10));
        two.shutDown();
        answers.await(Map.of("one", 20));
      } finally {
        channel.shutdownNow();
      }
    }
  }
}
