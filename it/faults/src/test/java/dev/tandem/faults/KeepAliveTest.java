package dev.tandem.faults;

import com.example.routeguide.RouteGuideClient;
import dev.tandem.faults.FaultyProxy.Cut;
import dev.tandem.faults.FaultyProxy.Way;
import dev.tandem.faults.ServerMain.Behaviour;
import dev.tandem.stubs.Await;
import io.grpc.Status.Code;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Connections that are there but dead, and noticed by keep-alive. grpc-java does not let it be
 * shorter than ten seconds, so these run beside the other tests.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class KeepAliveTest {

  private static Link keepAliveTo(int port) {
    return Link.to(
        port,
        channel ->
            channel
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(200, TimeUnit.MILLISECONDS));
  }

  @Test
  void blackHoleMakesEachCallUnavailable() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide, server -> server.permitKeepAliveTime(1, TimeUnit.SECONDS));
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = keepAliveTo(proxy.port())) {
      List<Caller> callers = Blocked.startAll(link.client(), guide);
      proxy.stall(Way.values());
      callers.forEach(caller -> caller.assertFails(Code.UNAVAILABLE));
    }
  }

  @Test
  void blackHoleIsToldToTheHandlersOfAServerWithKeepAlive() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire =
            Wire.open(
                guide,
                server ->
                    server
                        .keepAliveTime(10, TimeUnit.SECONDS)
                        .keepAliveTimeout(200, TimeUnit.MILLISECONDS));
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      List<Caller> callers = Blocked.startAll(link.client(), guide);
      proxy.stall(Way.values());
      Await.result(guide.interrupted);
      wire.calls.awaitNoneOpen();
      proxy.cutNow(Cut.RESET);
      callers.forEach(caller -> caller.assertFails(Code.UNAVAILABLE));
    }
  }

  @Test
  void stoppedServerMakesEachCallUnavailable() {
    try (ServerProcess server = ServerProcess.start(Behaviour.PAUSED);
        Link link = keepAliveTo(server.port()).connected()) {
      RouteGuideClient client = link.client();
      List<Caller> callers =
          Stream.of(Blocked.values()).map(blocked -> blocked.start(client)).toList();
      callers.forEach(Caller::blocked);
      server.stop();
      callers.forEach(caller -> caller.assertFails(Code.UNAVAILABLE));
    }
  }
}
