package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import dev.tandem.stubs.VirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Ten thousand chats in which nothing happens: both ends wait, and hardly a thread is used. */
@Timeout(60)
@Isolated
class IdleStreamsTest {
  private static final int STREAMS = 10_000;

  @Test
  void costNoThreads() throws Exception {
    AtomicInteger open = new AtomicInteger();
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            open.incrementAndGet();
            super.routeChat(requests, responses);
          }
        };
    List<BidiStream<RouteNote, RouteNote>> chats = new ArrayList<>();
    List<Future<RouteNote>> answers = new ArrayList<>();
    try (Wire wire = Wire.open(guide)) {
      ExecutorService threads = VirtualThreads.named("virtual-");
      RouteGuideClient client = wire.client();
      long before = threadsOfTheSystem();
      for (int i = 0; i < STREAMS; i++) {
        BidiStream<RouteNote, RouteNote> chat = client.routeChat();
        chats.add(chat);
        answers.add(threads.submit(() -> chat.receive()));
      }
      Await.until("all chats are open", () -> open.get() == STREAMS);
      long more = threadsOfTheSystem() - before;
      System.out.printf("%d idle streams: %d more threads of the system%n", STREAMS, more);
      // Nearly all of them are of grpc-java's pool, which had callbacks to run.
      assertTrue(more < STREAMS / 50, more + " more threads of the system");
      // They were idle, not dead.
      for (BidiStream<RouteNote, RouteNote> chat : chats) {
        chat.send(Messages.note("a"));
        chat.finishSending();
      }
      for (Future<RouteNote> answer : answers) {
        assertEquals(Messages.note("a"), answer.get(20, TimeUnit.SECONDS));
      }
      for (BidiStream<RouteNote, RouteNote> chat : chats) {
        assertNull(chat.receive());
      }
      wire.calls.awaitNoneOpen();
      threads.shutdownNow();
    }
  }

  private static long threadsOfTheSystem() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      return threads.count();
    }
  }
}
