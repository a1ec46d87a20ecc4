package dev.tandem.runtime.ipc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.ipc.json.EchoService.Handler;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Children that keep to nothing: the parent says what came, ends what there is, and lives on. */
@Timeout(60)
class HostileChildTest {
  private static final String START = "{'call':1,'method':'a.B/Echo'}";

  /** What became of a child that sent some bytes and then closed its output. */
  private record Outcome(Status end, String answer, List<String> text) {}

  private static Outcome serve(byte[] fromChild) {
    return serve(Handler.ECHO, fromChild);
  }

  private static Outcome serve(Handler handler, byte[] fromChild) {
    EchoService echo = new EchoService(handler);
    CountDownLatch closed = new CountDownLatch(1);
    ByteArrayOutputStream toChild =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed.countDown();
          }
        };
    List<String> text = Collections.synchronizedList(new ArrayList<>());
    JsonServer server =
        JsonServer.start(
            List.of(echo.bind()), new ByteArrayInputStream(fromChild), toChild, text::add);
    Status end = server.onEnd().join();
    echo.awaitAllEnded();
    try {
      closed.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Outcome(end, toChild.toString(UTF_8), text);
  }

  private static byte[] frames(String... frames) {
    StringBuilder all = new StringBuilder();
    for (String frame : frames) {
      all.append(Frames.SEPARATOR).append(frame.replace('\'', '"')).append(Frames.END);
    }
    return all.toString().getBytes(UTF_8);
  }

  @Test
  void childThatClosesItsOutputIsUnavailable() {
    Outcome outcome = serve(frames(START));
    assertEquals(Status.Code.UNAVAILABLE, outcome.end.getCode());
    assertEquals("the child closed its standard output", outcome.end.getDescription());
  }

  @Test
  void childThatDiesInTheMiddleOfAFrame() {
    byte[] whole = frames(START);
    Outcome outcome = serve(Arrays.copyOf(whole, whole.length - 4));
    assertEquals(Status.Code.UNAVAILABLE, outcome.end.getCode());
    assertEquals(
        "the child closed its standard output in the middle of a frame",
        outcome.end.getDescription());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'call':2,'halfClose':true}                | call 2 was not started",
        "{'call':0,'halfClose':true}                | call 0 was not started",
        "{'call':-1,'message':{}}                   | call -1 was not started",
        "{'call':1,'method':'a.B/Echo'}             | call 1 was started after call 1",
        "{'call':1,'headers':{}}                    | came from the caller",
        "{'call':1,'status':{'code':'OK'}}          | came from the caller",
        "{'call':1}                                 | says nothing about its call",
        "hello                                      | not a frame: hello",
        "{'call':1,'halfClose':true                 | not a frame: {",
      })
  void mistakeEndsTheConnectionAndSaysWhat(String frame, String reason) {
    Outcome outcome = serve(frames(START, frame, "{'call':3,'method':'a.B/Echo'}"));
    assertEquals(Status.Code.INTERNAL, outcome.end.getCode());
    String description = String.valueOf(outcome.end.getDescription());
    assertTrue(
        description.startsWith("the child does not keep to the JSON protocol: "), description);
    assertTrue(description.contains(reason), description);
    assertTrue(
        outcome.answer.contains("\"status\":{\"code\":\"INTERNAL\""),
        "the child is told: " + outcome);
  }

  @Test
  void messagesThatNobodyAskedForEndTheConnection() {
    String message = "{'call':1,'message':'x'}";
    Outcome two = serve(Handler.SILENT, frames(START, message, message));
    assertEquals(Status.Code.UNAVAILABLE, two.end.getCode());
    Outcome three = serve(Handler.SILENT, frames(START, message, message, message));
    assertEquals(
        "the child does not keep to the JSON protocol: more messages than were asked for",
        three.end.getDescription());
  }

  @Test
  void messageAfterHalfCloseEndsTheConnection() {
    for (String late : List.of("{'call':1,'message':'x'}", "{'call':1,'halfClose':true}")) {
      Outcome outcome = serve(Handler.SILENT, frames(START, "{'call':1,'halfClose':true}", late));
      assertEquals(
          "the child does not keep to the JSON protocol: something came after half-close",
          outcome.end.getDescription());
    }
  }

  @Test
  void framesOfACallThatHasEndedAreIgnored() {
    Outcome outcome =
        serve(
            frames(
                START,
                "{'call':1,'cancel':'no'}",
                "{'call':1,'message':'x'}",
                "{'call':1,'request':5}",
                "{'call':1,'halfClose':true}",
                "{'call':1,'cancel':'no'}"));
    assertEquals("the child closed its standard output", outcome.end.getDescription());
  }

  @Test
  void unknownMethodIsUnimplementedAndNothingElseEnds() {
    Outcome outcome = serve(frames("{'call':1,'method':'a.B/Other'}", "{'call':1,'message':{}}"));
    assertTrue(
        outcome.answer.contains(
            "{\"code\":\"UNIMPLEMENTED\",\"message\":\"Method not found: a.B/Other\"}"),
        outcome.answer);
    assertEquals(Status.Code.UNAVAILABLE, outcome.end.getCode());
  }

  @Test
  void textThatNobodyCanTakeDoesNotEndTheConnection() throws Exception {
    JsonServer server =
        JsonServer.start(
            List.of(),
            new ByteArrayInputStream("hello\n".getBytes(UTF_8)),
            OutputStream.nullOutputStream(),
            text -> {
              throw new IllegalStateException("mine");
            });
    assertEquals(Status.Code.UNAVAILABLE, server.onEnd().get(10, TimeUnit.SECONDS).getCode());
  }

  /** It asks for all there is and then reads nothing: what waits for it is bounded. */
  @Test
  void childThatDoesNotReadHoldsTheHandlerBack() throws Exception {
    EchoService echo = new EchoService(Handler.ENDLESS);
    Pipe requests = Pipe.open();
    Pipe responses = Pipe.open();
    try (OutputStream child = Channels.newOutputStream(requests.sink())) {
      JsonServer server =
          JsonServer.start(
              List.of(echo.bind()),
              Channels.newInputStream(requests.source()),
              Channels.newOutputStream(responses.sink()),
              text -> {});
      child.write(frames(START, "{'call':1,'request':2147483647}"));
      int before;
      do { // Until it has stopped.
        before = echo.sent();
        Thread.sleep(200);
      } while (before == 0 || before != echo.sent());
      assertTrue(
          before < 1_000, () -> echo.sent() + " messages of 1 kB wait for who does not read");
      server.shutdownNow(Status.CANCELLED.withDescription("enough"));
      assertEquals("enough", server.onEnd().get(10, TimeUnit.SECONDS).getDescription());
      echo.awaitAllEnded();
    } finally {
      responses.source().close();
    }
  }

  /** Seeded random bytes, and real frames among them: it ends, each time, and nothing is thrown. */
  @Test
  void randomBytesNeverHangIt() throws Exception {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.set(thrown));
    try {
      Random random = new Random(41);
      for (int round = 0; round < 400; round++) {
        Status end = serve(garbage(random)).end;
        assertTrue(
            end.getCode() == Status.Code.UNAVAILABLE
                || String.valueOf(end.getDescription()).contains("does not keep to"),
            end::toString);
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertEquals(null, uncaught.get());
  }

  private static byte[] garbage(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(frames(START));
    for (int part = random.nextInt(20); part > 0; part--) {
      switch (random.nextInt(4)) {
        case 0 -> {
          byte[] noise = new byte[random.nextInt(200)];
          random.nextBytes(noise);
          bytes.writeBytes(noise);
        }
        case 1 -> bytes.writeBytes(frames("{'call':1,'message':'" + part + "'}"));
        case 2 -> bytes.writeBytes("noise\n".getBytes(UTF_8));
        default -> {
          byte[] frame = frames("{'call':1,'request':1}");
          frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
          bytes.writeBytes(frame);
        }
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void threadsEndWithTheStreams() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<Thread> reader = new CompletableFuture<>();
    InputStream input =
        new InputStream() {
          @Override
          public int read() {
            reader.complete(Thread.currentThread());
            return -1;
          }
        };
    CompletableFuture<Thread> writer = new CompletableFuture<>();
    OutputStream output =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void close() {
            writer.complete(Thread.currentThread());
            closed.countDown();
          }
        };
    JsonServer.start(List.of(), input, output, text -> {}).onEnd().join();
    assertTrue(closed.await(10, TimeUnit.SECONDS));
    for (Thread thread : List.of(reader.join(), writer.join())) {
      assertTrue(thread.isDaemon());
      thread.join(10_000);
      assertFalse(thread.isAlive(), thread::getName);
    }
  }
}
