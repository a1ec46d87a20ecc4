package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerServiceDefinition;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that is too large costs its own call, and not the connection that it shares. */
@Timeout(60)
class OversizedRequestTest {
  private static final RouteNote LARGE = Messages.note("x".repeat(1 << 21));

  static Stream<ServerServiceDefinition> services() {
    return Stream.of(
        RouteGuideRpc.bind(new Guide()),
        RouteGuideRpc.bindAsync(
            new RouteGuideAsync() {
              @Override
              public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
                return requests;
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("services")
  void otherCallsGoOn(ServerServiceDefinition service) {
    try (LogCapture log = LogCapture.of("io.grpc.netty.shaded.io.grpc.netty.NettyServerStream");
        Wire wire =
            Wire.serve(
                Wire.on(InsecureServerCredentials.create())
                    .maxInboundMessageSize(1 << 20)
                    .addService(service))) {
      RouteGuideClient client =
          new RouteGuideClient(wire.connect(InsecureChannelCredentials.create()));
      try (var other = client.routeChat()) {
        other.send(Messages.note("before"));
        assertEquals(Messages.note("before"), other.receive());
        for (int i = 0; i < 30; i++) {
          RpcException e =
              assertThrows(
                  RpcException.class, () -> client.routeChat(Receiver.of(LARGE), note -> {}));
          assertInstanceOf(RpcException.ResourceExhausted.class, e);
          assertTrue(e.getMessage().contains("exceeds maximum size"), e::getMessage);
        }
        other.send(Messages.note("after"));
        assertEquals(Messages.note("after"), other.receive());
      }
      assertEquals(30, log.size());
    }
  }
}
