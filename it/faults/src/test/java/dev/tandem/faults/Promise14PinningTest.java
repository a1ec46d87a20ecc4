package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideClient;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.VirtualThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Promise 14: callers and handlers that block on virtual threads don't pin what carries them. */
@Timeout(60)
@Isolated
class Promise14PinningTest {
  @TempDir Path folder;

  /** A class that blocks while it is initialised, which pins in every version so far. */
  private static final class Pins {
    static final long WOKEN = sleep();

    private static long sleep() {
      Await.sleep(5);
      return System.nanoTime();
    }
  }

  @Test
  void noPatternPins() throws Exception {
    callAll(1); // Classes are loaded and initialised now, which may pin, once.
    assertEquals(List.of(), pinnedDuring(() -> callAll(20)));
    assertFalse(
        pinnedDuring(() -> onVirtualThreads(threads -> threads.submit(() -> Pins.WOKEN).get()))
            .isEmpty(),
        "a thread that pins is seen");
  }

  private interface Work {
    void on(ExecutorService threads) throws Exception;
  }

  /** Leaves none behind: it could pin while others are watched. */
  private static void onVirtualThreads(Work work) throws Exception {
    ExecutorService threads = VirtualThreads.named("virtual-");
    work.on(threads);
    threads.shutdown();
    assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
  }

  /** Has many of each call blocked at once, in the caller and in the handler. */
  private static void callAll(int each) throws Exception {
    onVirtualThreads(threads -> callAll(threads, each));
  }

  private static void callAll(ExecutorService threads, int each) throws Exception {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      RouteGuideClient client = wire.client();
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        for (Blocked call : Blocked.values()) {
          calls.add(threads.submit(() -> call.call(client)));
        }
      }
      guide.awaitStarted(calls.size());
      // And callers that are cancelled and that give up while they wait.
      for (Blocked call : Blocked.values()) {
        threads.submit(() -> call.call(client)).cancel(true);
        threads.submit(() -> call.call(client.withTimeout(Duration.ofMillis(20))));
      }
      Await.sleep(50);
      guide.go();
      for (Future<?> call : calls) {
        call.get(20, TimeUnit.SECONDS);
      }
    }
  }

  private interface Action {
    void run() throws Exception;
  }

  /** Gives the stacks of ours that pinned a carrier meanwhile. */
  private List<String> pinnedDuring(Action action) throws Exception {
    Path file = folder.resolve("pinned.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      action.run();
      recording.stop();
      recording.dump(file);
    }
    return oursIn(file);
  }

  private static List<String> oursIn(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> isOurs(event) && !isLoadingOfAClass(event))
        .map(RecordedEvent::toString)
        .toList();
  }

  private static boolean isOurs(RecordedEvent event) {
    return event.getStackTrace() == null // Not known is not innocent.
        || isIn("dev.tandem.", event);
  }

  /** When that is, is the JVM's choice, and it pins in every version so far: once for a class. */
  private static boolean isLoadingOfAClass(RecordedEvent event) {
    return event.getStackTrace() != null && isIn("jdk.internal.loader.", event);
  }

  private static boolean isIn(String code, RecordedEvent event) {
    return event.getStackTrace().getFrames().stream()
        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(code));
  }
}
