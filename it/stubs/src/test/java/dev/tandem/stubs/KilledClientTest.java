package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.RpcException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that is killed in the middle of {@code listFeatures}: its handler gets to know. */
@Timeout(60)
class KilledClientTest {

  @Test
  void unblocksTheHandler() throws IOException {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(guide))) {
      Process client =
          OtherProcess.start(KilledClientMain.class, List.of(), String.valueOf(wire.port()));
      try {
        BufferedReader output =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        // Newer JVMs have warnings of their own before it.
        assertTrue(output.lines().anyMatch("read f1"::equals), "the client reads");
      } finally {
        client.destroyForcibly();
      }
      assertInstanceOf(RpcException.Cancelled.class, Await.result(guide.ended));
    }
  }
}
