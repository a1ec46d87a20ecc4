package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy passes errors on, but not where the server behind it is. */
@Timeout(60)
class ProxyLeaksTest {
  private static RawAnswer throughProxy(RouteGuideClient client, Call call) throws IOException {
    try (Wire proxy =
            Wire.serve(
                Wire.on(InsecureServerCredentials.create())
                    .addService(RouteGuideRpc.bind(client)));
        RawClient raw = new RawClient(proxy.port())) {
      raw.begin(1, call.rpc, Map.of());
      raw.message(1, RawClient.END_STREAM, false);
      return raw.answer(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAServerThatIsLate(Call call) throws IOException {
    BusyGuide busy = new BusyGuide();
    try (Wire server =
        Wire.serve(
            Wire.on(InsecureServerCredentials.create()).addService(RouteGuideRpc.bind(busy)))) {
      RouteGuideClient client =
          new RouteGuideClient(server.connect(InsecureChannelCredentials.create()));
      RawAnswer answer = throughProxy(client.withTimeout(Duration.ofMillis(200)), call);
      busy.go.countDown();
      assertEquals(Code.DEADLINE_EXCEEDED, answer.code(), answer::toString);
      assertFalse(answer.contains("127.0.0.1"), answer::toString);
      assertFalse(answer.contains("" + server.port()), answer::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAServerWithoutAddress(Call call) throws IOException {
    try (Wire unused = Wire.serve(Wire.on(InsecureServerCredentials.create()))) {
      RouteGuideClient client =
          new RouteGuideClient(
              unused.closeLater(
                  Grpc.newChannelBuilder(
                          "dns:///db.internal.invalid:1", InsecureChannelCredentials.create())
                      .build()));
      RawAnswer answer = throughProxy(client, call);
      assertEquals(Code.UNAVAILABLE, answer.code(), answer::toString);
      assertFalse(answer.contains("db.internal"), answer::toString);
    }
  }
}
