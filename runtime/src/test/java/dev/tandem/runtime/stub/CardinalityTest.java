package dev.tandem.runtime.stub;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import com.google.protobuf.WrappersProto;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One request, one response: what happens when a peer does not keep to it, in both styles. */
@ParameterizedClass
@EnumSource
@Timeout(30)
class CardinalityTest {
  private static final ServiceSchema SCHEMA =
      ServiceSchema.of("test.Echo", "0.1", WrappersProto::getDescriptor);
  private static final MethodDescriptor<Int32Value, StringValue> ECHO =
      SCHEMA.unary("Echo", Int32Value.getDefaultInstance(), StringValue.getDefaultInstance());

  /** How the service is bound, and called. */
  enum Style {
    BLOCKING {
      @Override
      ServerServiceDefinition bind(Echo echo) {
        return ServiceBinder.of(SCHEMA.descriptor(ECHO), echo, ServerOptions.defaults())
            .unary(ECHO, Echo::echo)
            .build();
      }

      @Override
      StringValue call(EchoClient client, Int32Value request) {
        return ClientCalls.unary(client, ECHO, request);
      }
    },
    ASYNCHRONOUS {
      @Override
      ServerServiceDefinition bind(Echo echo) {
        return AsyncServiceBinder.of(SCHEMA.descriptor(ECHO), echo, ServerOptions.defaults())
            .unary(ECHO, (service, request) -> supplyAsync(() -> service.echo(request)))
            .build();
      }

      @Override
      StringValue call(EchoClient client, Int32Value request) {
        try {
          return AsyncClientCalls.unary(client, ECHO, request).join();
        } catch (CompletionException e) {
          throw assertInstanceOf(RpcException.class, e.getCause());
        }
      }
    };

    abstract ServerServiceDefinition bind(Echo echo);

    abstract StringValue call(EchoClient client, Int32Value request);
  }

  /** A service with one unary rpc. */
  @FunctionalInterface
  interface Echo {
    StringValue echo(Int32Value request);
  }

  static final class EchoClient extends AbstractStub<EchoClient> {
    EchoClient(Channel channel, CallOptions options) {
      super(channel, options);
    }

    @Override
    protected EchoClient build(Channel channel, CallOptions options) {
      return new EchoClient(channel, options);
    }
  }

  @Parameter Style style;

  private final AtomicInteger handled = new AtomicInteger();
  private boolean doubleRequests;
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    Echo echo =
        request -> {
          handled.incrementAndGet();
          return StringValue.of("got " + request.getValue());
        };
    server =
        InProcessServerBuilder.forName("cardinality")
            .addService(ServerInterceptors.intercept(style.bind(echo), new DoublesRequests()))
            .build()
            .start();
    channel = InProcessChannelBuilder.forName("cardinality").build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  /** Sends so many requests in a unary call, which no stub would do. */
  private Status sendRaw(int requests) {
    // The type says streaming, so that grpc-java's client does not object itself.
    MethodDescriptor<Int32Value, StringValue> raw =
        ECHO.toBuilder().setType(MethodDescriptor.MethodType.BIDI_STREAMING).build();
    ClientCall<Int32Value, StringValue> call = channel.newCall(raw, CallOptions.DEFAULT);
    CompletableFuture<Status> closed = new CompletableFuture<>();
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            closed.complete(status);
          }
        },
        new Metadata());
    call.request(10);
    for (int i = 0; i < requests; i++) {
      call.sendMessage(Int32Value.of(i));
    }
    call.halfClose();
    return closed.join();
  }

  @Test
  void oneRequestIsRight() {
    assertTrue(sendRaw(1).isOk());
  }

  @Test
  void noRequest() {
    Status status = sendRaw(0);
    assertEquals(Status.Code.UNIMPLEMENTED, status.getCode(), status::toString);
    assertEquals("no request message came, the rpc takes one", status.getDescription());
  }

  /** grpc-java's own server resets the stream; the handler must not run. */
  @Test
  void twoRequests() {
    assertFalse(sendRaw(2).isOk());
    assertEquals(0, handled.get());
  }

  /** Other servers, and interceptors, leave it to the handler. */
  @Test
  void twoRequestsThatTheServerLetsThrough() {
    doubleRequests = true;
    Status status = sendRaw(1);
    assertEquals(Status.Code.UNIMPLEMENTED, status.getCode(), status::toString);
    assertEquals("more than one request message came, the rpc takes one", status.getDescription());
    assertEquals(0, handled.get());
  }

  /** Calls a server that answers so often. */
  private StringValue callAnswered(int times) {
    EchoClient client =
        new EchoClient(channel, CallOptions.DEFAULT).withInterceptors(new AnswersOften(times));
    return style.call(client, Int32Value.of(7));
  }

  @Test
  void oneAnswerIsRight() {
    assertEquals("got 7", callAnswered(1).getValue());
  }

  @Test
  void noAnswer() {
    RpcException e = assertThrows(RpcException.Unimplemented.class, () -> callAnswered(0));
    assertTrue(e.getMessage().contains("no response to a unary call"), e::getMessage);
  }

  @Test
  void twoAnswers() {
    RpcException e = assertThrows(RpcException.Unimplemented.class, () -> callAnswered(2));
    assertTrue(e.getMessage().contains("more than one response to a unary call"), e::getMessage);
  }

  /** grpc-java's own server would not let a wrong number of answers out. */
  private record AnswersOften(int times) implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      return new SimpleForwardingClientCall<Q, R>(next.newCall(method, options)) {
        @Override
        public void start(Listener<R> listener, Metadata headers) {
          super.start(
              new SimpleForwardingClientCallListener<R>(listener) {
                @Override
                public void onMessage(R message) {
                  for (int i = 0; i < times; i++) {
                    super.onMessage(message);
                  }
                }
              },
              headers);
        }
      };
    }
  }

  private final class DoublesRequests implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
        @Override
        public void onMessage(Q message) {
          super.onMessage(message);
          if (doubleRequests) {
            super.onMessage(message);
          }
        }
      };
    }
  }
}
