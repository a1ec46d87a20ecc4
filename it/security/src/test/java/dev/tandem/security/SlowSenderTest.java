package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.security.limits.LongestCall;
import dev.tandem.stubs.Guide;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that never send the rest. */
@Timeout(60)
class SlowSenderTest {
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  private static RawAnswer halfAMessage(ServerServiceDefinition service, Call call)
      throws IOException {
    try (Wire wire = Wire.serve(Wire.on(InsecureServerCredentials.create()).addService(service));
        RawClient client = new RawClient(wire.port())) {
      client.begin(1, call.rpc, Map.of());
      client.frame(RawClient.DATA, 0, 1, new byte[] {0, 0, 0, 0, 9, 1}); // 1 byte of 9
      return client.answer(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallEndsInTime(Call call) throws IOException {
    LongestCall limit = new LongestCall(Duration.ofMillis(100), scheduler);
    RawAnswer answer =
        halfAMessage(ServerInterceptors.intercept(RouteGuideRpc.bind(new Guide()), limit), call);
    assertEquals(Code.DEADLINE_EXCEEDED, answer.code(), answer::toString);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNARY", "SERVER_STREAM"})
  void soDoesAnAsynchronousOne(Call call) throws IOException {
    LongestCall limit = new LongestCall(Duration.ofMillis(100), scheduler);
    RawAnswer answer =
        halfAMessage(
            ServerInterceptors.intercept(RouteGuideRpc.bindAsync(new RouteGuideAsync() {}), limit),
            call);
    assertEquals(Code.DEADLINE_EXCEEDED, answer.code(), answer::toString);
  }

  /** For endless streams: it is the silence that has a limit. */
  @ParameterizedTest
  @EnumSource(names = {"CLIENT_STREAM", "BIDI"})
  void silenceHasALimit(Call call) throws IOException {
    ServerOptions options = ServerOptions.defaults().withIdleTimeout(Duration.ofMillis(100));
    ServerServiceDefinition service = RouteGuideRpc.bind(new Guide(), options);
    RawAnswer answer = halfAMessage(service, call);
    assertEquals(Code.DEADLINE_EXCEEDED, answer.code(), answer::toString);
  }
}
