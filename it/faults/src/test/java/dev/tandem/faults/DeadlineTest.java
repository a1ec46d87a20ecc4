package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlines that pass while a caller is blocked, before its call starts, and in a queue. */
@Timeout(60)
class DeadlineTest {

  @Test
  void whileBlockedInAnything() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      List<Caller> callers =
          Stream.of(Blocked.values())
              .map(blocked -> blocked.start(wire.client().withTimeout(Duration.ofSeconds(1))))
              .toList();
      callers.forEach(caller -> caller.assertFails(Code.DEADLINE_EXCEEDED));
      Await.result(guide.interrupted);
      wire.calls.awaitNoneOpen();
    }
  }

  @ParameterizedTest
  @EnumSource
  void beforeTheStartNothingIsSent(Blocked call) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Context.CancellableContext expired =
        Context.current().withDeadline(Deadline.after(-1, TimeUnit.SECONDS), timer);
    Context.CancellableContext cancelled = Context.current().withCancellation();
    cancelled.cancel(new IllegalStateException("no longer wanted"));
    try (Wire wire = Wire.open(new Guide())) {
      Runnable run = () -> call.call(wire.client());
      assertThrows(RpcException.DeadlineExceeded.class, () -> expired.run(run));
      assertThrows(RpcException.Cancelled.class, () -> cancelled.run(run));
      assertEquals(0, wire.calls.started.get());
    } finally {
      expired.cancel(null);
      timer.shutdownNow();
    }
  }

  @Test
  void inTheQueueOfTheServersExecutor() {
    ExecutorService one = Executors.newSingleThreadExecutor();
    CountDownLatch busy = new CountDownLatch(1);
    one.execute(() -> Await.latch("the executor is free", busy));
    PausedGuide guide = new PausedGuide();
    guide.go();
    ServerOptions options = ServerOptions.defaults().withExecutor(one);
    try (Wire wire = Wire.open(RouteGuideRpc.bind(guide, options), server -> server)) {
      for (Blocked call : Blocked.values()) {
        assertThrows(
            RpcException.DeadlineExceeded.class,
            () -> call.call(wire.client().withTimeout(Duration.ofMillis(200))));
      }
      wire.calls.awaitNoneOpen();
      busy.countDown();
      assertEquals(Messages.feature(1), wire.client().getFeature(Messages.point(1)));
      assertEquals(1, guide.started.get(), "no handler started for a call that was over");
    } finally {
      one.shutdownNow();
    }
  }
}
