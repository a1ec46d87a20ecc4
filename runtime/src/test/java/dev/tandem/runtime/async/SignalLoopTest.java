package dev.tandem.runtime.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Context;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SignalLoopTest {

  /** Nobody else would tell a call's end. */
  @Test
  void noReasonIsLostWithoutAThread() {
    AtomicInteger steps = new AtomicInteger();
    SignalLoop loop =
        new SignalLoop(
            steps::incrementAndGet,
            task -> {
              throw new InternalError("no thread");
            },
            Context.ROOT);
    loop.runElsewhere();
    loop.runElsewhere();
    loop.runHere();
    assertEquals(3, steps.get());
  }
}
