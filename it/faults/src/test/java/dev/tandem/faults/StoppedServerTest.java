package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.example.routeguide.RouteGuideClient;
import dev.tandem.faults.ServerMain.Behaviour;
import dev.tandem.stubs.Await;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server process that stands still for seconds. */
@Timeout(60)
class StoppedServerTest {

  @Test
  void withoutDeadlineCallsGoOnAndWithOneTheyEnd() {
    try (ServerProcess server = ServerProcess.start(Behaviour.GOOD);
        Link link = Link.to(server.port()).connected()) {
      RouteGuideClient client = link.client();
      server.stop();
      List<Caller> patient = startAll(client);
      List<Caller> hasty = startAll(client.withTimeout(Duration.ofSeconds(1)));
      hasty.forEach(caller -> caller.assertFails(Code.DEADLINE_EXCEEDED));
      Await.sleep(1_000);
      patient.forEach(caller -> assertFalse(caller.isDone(), "nothing answers"));
      server.proceed();
      patient.forEach(Caller::assertSucceeds);
    }
  }

  private static List<Caller> startAll(RouteGuideClient client) {
    return Stream.of(Blocked.values()).map(blocked -> blocked.start(client)).toList();
  }
}
