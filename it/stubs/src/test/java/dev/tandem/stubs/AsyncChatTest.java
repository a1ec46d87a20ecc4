package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.ClientOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the two directions of an asynchronous chat may depend on each other. */
@Timeout(60)
class AsyncChatTest {

  /** A subscriber may block, also until its own requests have gone out. */
  @ParameterizedTest
  @EnumSource
  void subscriberOfAChatMaySubmitAndBlock(Transport transport) {
    int count = 200; // Of 20 kB each: the transport is not ready again and again.
    CompletableFuture<Probe<RouteNote>> handler = new CompletableFuture<>();
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
            handler.complete(Probe.subscribe(requests, Long.MAX_VALUE));
            return new Supply<>(Supply.ENDLESS, Messages::bigNote);
          }
        };
    SubmissionPublisher<RouteNote> notes = new SubmissionPublisher<>(Runnable::run, 2);
    Probe<RouteNote> probe =
        new Probe<>(1) {
          @Override
          void onMessage(RouteNote message) {
            for (int i = 0; i < count; i++) {
              notes.submit(Messages.bigNote(i)); // Blocks until the one before is sent.
            }
            notes.close();
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      new RouteGuideAsyncClient(wire.channel())
          .withOption(ClientOptions.PREFETCH, 1)
          .routeChat(notes)
          .subscribe(probe);
      Await.result(handler).awaitReceived(count);
      probe.cancel();
    }
  }

  /** What a {@code SubmissionPublisher} is given while nobody has subscribed is lost. */
  @ParameterizedTest
  @EnumSource
  void noResponseComesBeforeTheRequestsAreSubscribedTo(Transport transport) {
    Probe<RouteNote> probe = new Probe<>(Long.MAX_VALUE);
    CompletableFuture<Integer> early = new CompletableFuture<>();
    Flow.Publisher<RouteNote> slow =
        subscriber -> {
          Await.sleep(100); // The response is here, or almost.
          early.complete(probe.received().size());
          new Supply<>(0, Messages::bigNote).subscribe(subscriber);
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new Greeting()))) {
      new RouteGuideAsyncClient(wire.channel()).routeChat(slow).subscribe(probe);
      assertEquals(1, probe.all().size());
      assertEquals(0, Await.result(early));
    }
  }

  /** A publisher may answer its subscriber later, for example when it has its first message. */
  @ParameterizedTest
  @EnumSource
  void publisherThatAnswersLateHoldsUpNoResponse(Transport transport) {
    CompletableFuture<Flow.Subscriber<? super RouteNote>> subscriber = new CompletableFuture<>();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new Greeting()))) {
      Probe<RouteNote> probe =
          Probe.subscribe(
              new RouteGuideAsyncClient(wire.channel()).routeChat(subscriber::complete), 1);
      probe.awaitReceived(1);
      new Supply<>(0, Messages::bigNote).subscribe(Await.result(subscriber));
      assertEquals(1, probe.all().size());
    }
  }

  /** So a handler too can answer with a publisher that drops what nobody has subscribed to. */
  @ParameterizedTest
  @EnumSource
  void handlerMaySubscribeToItsRequestsBehindItsAnswer(Transport transport) {
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
            SubmissionPublisher<RouteNote> notes = new SubmissionPublisher<>();
            return responses -> {
              notes.subscribe(responses);
              requests.subscribe(new SubmittingTo(notes));
            };
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      Probe<RouteNote> probe =
          Probe.subscribe(
              new RouteGuideAsyncClient(wire.channel())
                  .routeChat(new Supply<>(100, Messages::bigNote)),
              Long.MAX_VALUE);
      assertEquals(100, probe.all().size());
    }
  }

  private static final class SubmittingTo extends Probe<RouteNote> {
    private final SubmissionPublisher<RouteNote> notes;

    SubmittingTo(SubmissionPublisher<RouteNote> notes) {
      super(Long.MAX_VALUE);
      this.notes = notes;
    }

    @Override
    void onMessage(RouteNote message) {
      notes.submit(message);
    }

    @Override
    public void onComplete() {
      notes.close();
    }
  }

  /** Sends a note before it is told any. */
  private static final class Greeting extends AsyncGuide {
    @Override
    public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
      requests.subscribe(new Probe<>(Long.MAX_VALUE));
      return new Supply<>(1, Messages::bigNote);
    }
  }
}
