package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.stub.ClientCalls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that are no message: INTERNAL, and never a part that is taken for the whole. */
@Timeout(60)
class UnreadableMessagesTest {
  private static final byte[] NO_MESSAGE = {(byte) 0xff, (byte) 0xff};

  /** Sends what it is given. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class RawClient extends AbstractStub<RawClient> {
    RawClient(Channel channel, CallOptions options) {
      super(channel, options);
    }

    @Override
    protected RawClient build(Channel channel, CallOptions options) {
      return new RawClient(channel, options);
    }
  }

  private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> rpc) {
    return rpc.toBuilder(new Bytes(), new Bytes()).build();
  }

  @ParameterizedTest
  @EnumSource
  void inTheMiddleOfAnUpload(Transport transport) {
    for (int round = 0; round < 20; round++) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      AtomicBoolean started = new AtomicBoolean();
      List<Point> got = new ArrayList<>();
      Guide guide =
          new Guide() {
            @Override
            public RouteSummary recordRoute(Receiver<Point> requests) {
              started.set(true);
              try {
                requests.forEach(got::add);
                ended.complete(new AssertionError("a clean end after " + got));
              } catch (RpcException e) {
                ended.complete(e);
                throw e;
              }
              return Messages.summary(got.size());
            }
          };
      try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
        RawClient client = new RawClient(wire.channel(), CallOptions.DEFAULT);
        List<byte[]> upload =
            List.of(Messages.point(1).toByteArray(), NO_MESSAGE, Messages.point(3).toByteArray());
        MethodDescriptor<byte[], byte[]> rpc = raw(RouteGuideRpc.RECORD_ROUTE);
        RpcException e =
            assertThrows(
                RpcException.Internal.class,
                () -> ClientCalls.clientStreaming(client, rpc, upload));
        assertEquals("a request message could not be parsed", e.getStatus().getDescription());
        if (started.get()) { // A call that fails before its handler starts starts none.
          assertInstanceOf(RpcException.Internal.class, Await.result(ended));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void asTheOnlyRequest(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RawClient client = new RawClient(wire.channel(), CallOptions.DEFAULT);
      assertThrows(
          RpcException.Internal.class,
          () -> ClientCalls.unary(client, raw(RouteGuideRpc.GET_FEATURE), NO_MESSAGE));
      assertThrows(
          RpcException.Internal.class,
          () ->
              ClientCalls.serverStreaming(client, raw(RouteGuideRpc.LIST_FEATURES), NO_MESSAGE)
                  .receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void asTheResponse(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RawClient client = new RawClient(wire.channel(), CallOptions.DEFAULT);
      MethodDescriptor<byte[], Feature> rpc =
          RouteGuideRpc.GET_FEATURE.toBuilder(new Bytes(), new BrokenFeatures()).build();
      assertThrows(
          RpcException.Internal.class,
          () -> ClientCalls.unary(client, rpc, Messages.point(1).toByteArray()));
    }
  }

  /** Reads features from other bytes than those that came. */
  private static final class BrokenFeatures implements MethodDescriptor.Marshaller<Feature> {
    @Override
    public InputStream stream(Feature value) {
      return RouteGuideRpc.GET_FEATURE.getResponseMarshaller().stream(value);
    }

    @Override
    public Feature parse(InputStream stream) {
      return RouteGuideRpc.GET_FEATURE
          .getResponseMarshaller()
          .parse(new ByteArrayInputStream(NO_MESSAGE));
    }
  }
}
