package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import dev.tandem.stubs.Transport;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A load balancer answers for the server behind it, with a page: callers of a proxy get the code of
 * that, and neither page nor headers.
 */
@Timeout(60)
class PageBehindProxyTest {
  private static final byte[] PAGE =
      "<html>db7.internal is down</html>".getBytes(StandardCharsets.US_ASCII);

  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private static RawServer loadBalancer() {
    return new RawServer(
        (out, stream, attempt) -> {
          out.frame(
              Frames.HEADERS,
              Frames.END_HEADERS,
              stream,
              RawServer.headers(
                  ":status",
                  "503",
                  "content-type",
                  "text/html",
                  "content-length",
                  "" + PAGE.length,
                  "set-cookie",
                  "session=1"));
          out.frame(Frames.DATA, Frames.END_STREAM, stream, PAGE);
        });
  }

  @ParameterizedTest
  @EnumSource
  void ofABlockingClient(Transport transport) throws IOException {
    assertSafe(transport, upstream -> RouteGuideRpc.bind(new RouteGuideClient(upstream)));
  }

  @ParameterizedTest
  @EnumSource
  void ofAnAsyncClient(Transport transport) throws IOException {
    assertSafe(transport, upstream -> RouteGuideRpc.bindAsync(new RouteGuideAsyncClient(upstream)));
  }

  @ParameterizedTest
  @EnumSource
  void passedOnByAnErrorMapper(Transport transport) throws IOException {
    ServerOptions options =
        ServerOptions.defaults()
            .withErrorMapper(error -> error instanceof RpcException upstream ? upstream : null);
    assertSafe(transport, upstream -> RouteGuideRpc.bind(new Asking(upstream), options));
  }

  /** The error is told again, as if it were this server's. */
  @ParameterizedTest
  @EnumSource
  void copiedByAnErrorMapper(Transport transport) throws IOException {
    ServerOptions options =
        ServerOptions.defaults()
            .withErrorMapper(
                error ->
                    error instanceof RpcException upstream
                        ? RpcException.of(upstream.getStatus(), upstream.getTrailers())
                            .withDetail(Messages.point(7))
                        : null);
    assertSafe(transport, upstream -> RouteGuideRpc.bind(new Asking(upstream), options));
  }

  /** No proxy, but a service that asks another. */
  private static final class Asking extends Guide {
    private final RouteGuideClient upstream;

    Asking(ManagedChannel channel) {
      upstream = new RouteGuideClient(channel);
    }

    @Override
    public Feature getFeature(Point request) {
      return upstream.getFeature(request);
    }

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      upstream.listFeatures(request, responses);
    }
  }

  private static void assertSafe(
      Transport transport, Function<ManagedChannel, ServerServiceDefinition> service)
      throws IOException {
    try (RawServer loadBalancer = loadBalancer();
        Link upstream = Link.to(loadBalancer.port())) {
      Server front =
          transport.server().addService(service.apply(upstream.channel())).build().start();
      try (Link link = new Link(transport.channelTo(front).build())) {
        RouteGuideClient client = link.client();
        assertSafe(assertThrows(RpcException.class, () -> client.getFeature(Messages.point(1))));
        assertSafe(
            assertThrows(
                RpcException.class, () -> client.listFeatures(Messages.AREA).stream().count()));
      } finally {
        front.shutdownNow();
      }
    }
  }

  private static void assertSafe(RpcException e) {
    assertEquals(RpcException.Unavailable.class, e.getClass(), e::getMessage);
    assertEquals("the server behind this one did not answer", e.getStatus().getDescription());
    Metadata trailers = Objects.requireNonNull(e.getTrailers());
    assertTrue(
        Stream.of("set-cookie", "content-length", ":status").noneMatch(trailers.keys()::contains),
        trailers::toString);
    byte[] details = trailers.get(DETAILS);
    if (details != null) {
      assertFalse(new String(details, StandardCharsets.UTF_8).contains("internal"));
      assertEquals(Messages.point(7), e.detail(Point.class).orElseThrow());
    }
  }
}
