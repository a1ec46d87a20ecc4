package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.stubs.Await;
import io.grpc.ConnectivityState;
import io.grpc.Status.Code;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels and servers that are shut down while callers are blocked. */
@Timeout(60)
class ShutdownTest {

  @ParameterizedTest
  @EnumSource
  void channelShutdownLetsTheCallEnd(Blocked blocked) {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      Caller caller = blocked.start(wire.client());
      guide.awaitStarted(1);
      caller.blocked();
      wire.channel.shutdown();
      assertFalse(caller.isDone(), "it goes on");
      blocked.start(wire.client()).assertFails(Code.UNAVAILABLE);
      guide.go();
      caller.assertSucceeds();
      Await.until("the channel terminates", wire.channel::isTerminated);
      assertEquals(1, guide.started.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void channelShutdownNowEndsTheCallAtOnce(Blocked blocked) {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      Caller caller = blocked.start(wire.client());
      guide.awaitStarted(1);
      caller.blocked();
      wire.channel.shutdownNow();
      caller.assertFails(Code.UNAVAILABLE);
      Await.result(guide.interrupted);
      blocked.start(wire.client()).assertFails(Code.UNAVAILABLE);
      blocked.start(wire.client().withWaitForReady()).assertFails(Code.UNAVAILABLE);
    }
  }

  @Test
  void serverShutdownDrains() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      List<Caller> callers = Blocked.startAll(wire.client(), guide);
      wire.server.shutdown();
      Await.until(
          "the channel is told", () -> wire.channel.getState(false) != ConnectivityState.READY);
      for (Blocked call : Blocked.values()) {
        call.start(wire.client()).assertFails(Code.UNAVAILABLE);
      }
      guide.go();
      callers.forEach(Caller::assertSucceeds);
      Await.until("the server terminates", wire.server::isTerminated);
      assertEquals(callers.size(), guide.started.get());
    }
  }

  @Test
  void serverShutdownNowInterruptsWhatDoesNotEnd() throws InterruptedException {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      List<Caller> callers = Blocked.startAll(wire.client(), guide);
      wire.server.shutdown();
      assertFalse(wire.server.awaitTermination(100, TimeUnit.MILLISECONDS), "handlers run");
      callers.forEach(caller -> assertFalse(caller.isDone()));
      wire.server.shutdownNow();
      // grpc-java's server resets the streams and closes the connection: either may come first.
      callers.forEach(caller -> caller.assertFails(Code.CANCELLED, Code.UNAVAILABLE));
      Await.result(guide.interrupted);
      assertTrue(wire.server.awaitTermination(20, TimeUnit.SECONDS));
    }
  }
}
