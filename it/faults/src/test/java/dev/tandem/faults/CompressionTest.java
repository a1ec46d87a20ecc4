package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.faults.FaultyProxy.Way;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Metadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compression is a matter of each call. */
@Timeout(60)
class CompressionTest {
  private static final Metadata.Key<String> ENCODING =
      Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);

  @ParameterizedTest
  @EnumSource
  void allArrives(Blocked call) {
    PausedGuide guide = new PausedGuide();
    guide.go();
    try (Wire wire = Wire.open(guide)) {
      call.call(wire.client().withCompression("gzip"));
    }
  }

  @Test
  void oneCallIsSmallAndTheNextIsNot() {
    List<String> encodings = new CopyOnWriteArrayList<>();
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            encodings.add(String.valueOf(CallContext.current().headers().get(ENCODING)));
            super.routeChat(requests, responses);
          }
        };
    try (Wire wire = Wire.open(guide);
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port()).connected()) {
      long before = proxy.passed(Way.UP);
      chat(link.client().withCompression("gzip"));
      long gzip = proxy.passed(Way.UP) - before;
      chat(link.client());
      long plain = proxy.passed(Way.UP) - before - gzip;
      assertEquals(List.of("gzip", "null"), encodings);
      assertTrue(gzip < plain / 10, gzip + " bytes instead of " + plain);
    }
  }

  private static void chat(RouteGuideClient client) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      for (int i = 0; i < 20; i++) {
        chat.send(Messages.bigNote(i));
        assertEquals(Messages.bigNote(i), chat.receive());
      }
    }
  }
}
