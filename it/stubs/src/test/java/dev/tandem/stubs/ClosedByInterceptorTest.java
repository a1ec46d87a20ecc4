package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import io.grpc.Context;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interceptor that ends calls itself, such as one that validates requests: that is no fault. */
@Timeout(60)
class ClosedByInterceptorTest {
  private final Tasks tasks = new Tasks();
  private final ServerOptions options = ServerOptions.defaults().withExecutor(tasks);

  /** Sets a header of its response, which can't be sent any more. */
  private static final class Polite extends Guide {
    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      setHeader();
      return super.recordRoute(requests);
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      setHeader();
      super.routeChat(requests, responses);
    }

    private static void setHeader() {
      CallContext.current()
          .responseHeaders()
          .put(Metadata.Key.of("k", Metadata.ASCII_STRING_MARSHALLER), "v");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileAHandlerReceives(Transport transport) {
    assertQuiet(transport, RouteGuideRpc.bind(new Guide(), options));
  }

  @ParameterizedTest
  @EnumSource
  void whileAHandlerHasHeadersToSend(Transport transport) {
    assertQuiet(transport, RouteGuideRpc.bind(new Polite(), options));
  }

  @ParameterizedTest
  @EnumSource
  void whileAnAsyncHandlerIsSubscribed(Transport transport) {
    assertQuiet(transport, RouteGuideRpc.bindAsync(new AsyncGuide(), options));
  }

  private void assertQuiet(Transport transport, ServerServiceDefinition service) {
    for (boolean passesEnd : List.of(true, false)) {
      Refusing refusing = new Refusing(passesEnd);
      try (LogCapture ours = LogCapture.of("dev.tandem.runtime");
          LogCapture grpcs = LogCapture.of("io.grpc");
          Wire wire = Wire.open(transport, service, refusing)) {
        List<Executable> calls = calls(new RouteGuideClient(wire.channel()));
        for (Executable call : calls) {
          RpcException e = assertThrows(RpcException.InvalidArgument.class, call);
          assertEquals("not valid", e.getStatus().getDescription());
        }
        Await.until("all is over", () -> refusing.over.get() == calls.size() && tasks.isEmpty());
        assertEquals(List.of(), ours.messages());
        assertEquals(List.of(), grpcs.messages());
        assertEquals(List.of(), tasks.thrown);
      }
    }
  }

  private static List<Executable> calls(RouteGuideClient client) {
    return List.of(
        () -> client.getFeature(Messages.point(1)),
        () -> client.listFeatures(Messages.AREA, feature -> {}),
        () -> client.recordRoute(Messages.points(1)),
        () -> {
          try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
            chat.send(Messages.note("a"));
            chat.receive();
          }
        });
  }

  /** Ends each call when its first message has come. */
  private static final class Refusing implements ServerInterceptor {
    private final AtomicInteger over = new AtomicInteger();
    private final boolean passesEnd;

    Refusing(boolean passesEnd) {
      this.passesEnd = passesEnd;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      ServerCall.Listener<Q> listener = next.startCall(call, headers);
      Context.current().addListener(context -> over.incrementAndGet(), Runnable::run);
      return new SimpleForwardingServerCallListener<>(listener) {
        @Override
        public void onMessage(Q message) {
          call.close(Status.INVALID_ARGUMENT.withDescription("not valid"), new Metadata());
        }

        @Override
        public void onHalfClose() {
          if (passesEnd) {
            super.onHalfClose();
          }
        }
      };
    }
  }

  /** Runs tasks, and keeps what they throw. */
  private static final class Tasks implements Executor {
    private final AtomicInteger running = new AtomicInteger();
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    @Override
    public void execute(Runnable task) {
      running.incrementAndGet();
      Thread thread =
          new Thread(
              () -> {
                try {
                  task.run();
                } catch (Throwable e) {
                  thrown.add(e);
                } finally {
                  running.decrementAndGet();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    boolean isEmpty() {
      return running.get() == 0;
    }
  }
}
