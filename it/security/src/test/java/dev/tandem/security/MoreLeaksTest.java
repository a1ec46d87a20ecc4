package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.example.routeguide.Feature;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong outside a handler tells no more than what goes wrong inside. */
@Timeout(60)
class MoreLeaksTest {
  private static final String SECRET = "hunter2";

  private final LogCapture grpc = LogCapture.of("io.grpc");
  private final LogCapture runtime = LogCapture.of("dev.tandem.runtime");

  @AfterEach
  void theLogHasTheRest() {
    grpc.close();
    runtime.close();
  }

  private static final class OneFeature extends Guide {
    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      responses.send(Messages.feature(1));
    }
  }

  static Stream<Arguments> brokenInterceptors() {
    return Stream.of(BrokenInterceptor.Where.values())
        .flatMap(where -> Stream.of(Call.values()).map(call -> Arguments.of(where, call)));
  }

  @ParameterizedTest
  @MethodSource("brokenInterceptors")
  void anInterceptorsBug(BrokenInterceptor.Where where, Call call) throws IOException {
    try (Wire wire =
        Wire.serve(
            Wire.on(InsecureServerCredentials.create())
                .intercept(new BrokenInterceptor(where, SECRET))
                .addService(RouteGuideRpc.bind(new OneFeature())))) {
      RawAnswer answer = call(wire, call, new byte[0]);
      assertNotEquals(Code.OK, answer.code(), answer::toString);
      assertFalse(answer.contains(SECRET), answer::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatCannotBeRead(Call call) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(0x0a); // A field with a length that is longer than the rest.
    message.write(0x7f);
    message.writeBytes(SECRET.getBytes(StandardCharsets.UTF_8));
    try (Wire wire =
        Wire.serve(
            Wire.on(InsecureServerCredentials.create())
                .addService(RouteGuideRpc.bind(new Guide())))) {
      RawAnswer answer = call(wire, call, message.toByteArray());
      assertEquals(Code.INTERNAL, answer.code(), answer::toString);
      assertFalse(answer.contains(SECRET), answer::toString);
    }
  }

  private static RawAnswer call(Wire wire, Call call, byte[] message) throws IOException {
    try (RawClient client = new RawClient(wire.port())) {
      client.begin(1, call.rpc, Map.of());
      client.message(1, RawClient.END_STREAM, false, message);
      return client.answer(1);
    }
  }
}
