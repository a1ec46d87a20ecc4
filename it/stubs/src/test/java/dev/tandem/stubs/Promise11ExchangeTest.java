package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 11: {@code exchange} runs the writer on its own thread and ends when either side does.
 */
@Timeout(60)
class Promise11ExchangeTest {
  private static final int MANY = 1_000;

  @ParameterizedTest
  @EnumSource
  void bothSidesWriteMoreThanTheBuffersHold(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      long echoed =
          chat.exchange(
              sender -> {
                for (int i = 0; i < MANY; i++) {
                  sender.send(Messages.bigNote(i));
                }
              },
              receiver -> receiver.stream().count());
      assertEquals(MANY, echoed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readerThatReturnsEarlyEndsIt(Transport transport) {
    EndlessGuide endless = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(endless));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      CountDownLatch writing = new CountDownLatch(1);
      CompletableFuture<Throwable> writer = new CompletableFuture<>();
      String result =
          chat.exchange(
              sender -> {
                writing.countDown();
                writer.complete(assertThrows(RpcException.class, () -> flood(sender)));
              },
              receiver -> {
                Await.latch("the handler runs", endless.started);
                Await.latch("the writer writes", writing);
                return "enough";
              });
      assertEquals("enough", result);
      assertInstanceOf(RpcException.Cancelled.class, Await.result(writer));
      assertInstanceOf(RpcException.Cancelled.class, Await.result(endless.ended));
    }
  }

  private static void flood(Sender<RouteNote> sender) {
    while (true) {
      sender.send(Messages.bigNote(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverThatEndsFirstReleasesAWriterThatWaitsElsewhere(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            responses.send(Messages.note("bye"));
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      CountDownLatch never = new CountDownLatch(1);
      CountDownLatch writing = new CountDownLatch(1);
      CompletableFuture<Throwable> writer = new CompletableFuture<>();
      long read =
          chat.exchange(
              sender -> {
                writing.countDown();
                writer.complete(assertThrows(InterruptedException.class, never::await));
              },
              receiver -> {
                Await.latch("the writer waits", writing);
                return receiver.stream().count();
              });
      assertEquals(1, read);
      Await.result(writer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void writerThatThrowsEndsIt(Transport transport) {
    EndlessGuide endless = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(endless));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      IllegalStateException mine = new IllegalStateException("mine");
      assertSame(
          mine,
          assertThrows(
              IllegalStateException.class,
              () ->
                  chat.exchange(
                      sender -> {
                        Await.latch("the handler runs", endless.started);
                        throw mine;
                      },
                      Receiver::receive)));
      assertInstanceOf(RpcException.Cancelled.class, Await.result(endless.ended));
    }
  }

  @ParameterizedTest
  @EnumSource
  void writerAndReaderThatThrowOneException(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new EndlessGuide()));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      CountDownLatch writing = new CountDownLatch(1);
      IllegalStateException mine = new IllegalStateException("mine");
      assertSame(
          mine,
          assertThrows(
              IllegalStateException.class,
              () ->
                  chat.exchange(
                      sender -> {
                        writing.countDown();
                        throw mine;
                      },
                      receiver -> {
                        Await.latch("the writer is about to throw", writing);
                        throw mine;
                      })));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverThatFailsEndsIt(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            requests.receive();
            throw new RpcException.PermissionDenied("not you");
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      assertThrows(
          RpcException.PermissionDenied.class,
          () -> chat.exchange(Promise11ExchangeTest::flood, Receiver::receive));
    }
  }
}
