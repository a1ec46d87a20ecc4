package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is compressed, as counted on the wire. */
@Timeout(60)
class CompressionTest {
  private static final int SIZE = 10_000;

  /** Counts the bytes of each message, as they cross and as they are read. */
  private static final class WireSizes extends ClientStreamTracer implements ClientInterceptor {
    final List<Long> in = new CopyOnWriteArrayList<>();
    final List<Long> out = new CopyOnWriteArrayList<>();

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      ClientStreamTracer.Factory factory =
          new ClientStreamTracer.Factory() {
            @Override
            public ClientStreamTracer newClientStreamTracer(StreamInfo info, Metadata headers) {
              return WireSizes.this;
            }
          };
      return next.newCall(method, options.withStreamTracerFactory(factory));
    }

    @Override
    public void inboundMessageRead(int number, long wireSize, long size) {
      in.add(wireSize);
    }

    @Override
    public void outboundMessageSent(int number, long wireSize, long size) {
      out.add(wireSize);
    }
  }

  private static Feature large() {
    return Feature.newBuilder().setName("x".repeat(SIZE)).build();
  }

  @Test
  void handlersChooseForTheCallAndForEachMessage() {
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            CallContext call = CallContext.current();
            call.setCompression("gzip");
            responses.send(large());
            call.setMessageCompression(false);
            responses.send(large());
            call.setMessageCompression(true);
            responses.send(large());
          }
        };
    WireSizes sizes = new WireSizes();
    try (Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(sizes);
      client.listFeatures(Messages.AREA, feature -> assertEquals(SIZE, feature.getName().length()));
      assertEquals(3, sizes.in.size());
      assertTrue(sizes.in.get(0) < SIZE / 10, sizes.in.toString());
      assertTrue(sizes.in.get(1) >= SIZE, sizes.in.toString());
      assertTrue(sizes.in.get(2) < SIZE / 10, sizes.in.toString());
    }
  }

  @Test
  void callersChooseForTheStub() {
    WireSizes sizes = new WireSizes();
    try (Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(sizes);
      client.withCompression("gzip").getFeature(Messages.point(1));
      client.getFeature(Messages.point(1));
      assertEquals(2, sizes.out.size());
      assertTrue(sizes.out.get(0) > sizes.out.get(1), "a tiny message grows: it was compressed");
    }
  }

  @Test
  void unknownCompressorFailsTheCallAndIsLogged() {
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            CallContext.current().setCompression("zip");
            return Messages.feature(1);
          }
        };
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertThrows(RpcException.class, () -> client.getFeature(Messages.point(1)));
      assertEquals("Unable to find compressor by name zip", log.thrownWith("failed").getMessage());
    }
  }
}
