package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers without headers and messages: who waits for the headers must not wait for ever. */
@Timeout(60)
class TrailersOnlyTest {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("key", Metadata.ASCII_STRING_MARSHALLER);

  private static final class Refusing extends Guide {
    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      CallContext.current().responseTrailers().put(KEY, "value");
      throw new RpcException.NotFound("nothing here");
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      throw new RpcException.NotFound("nothing here");
    }
  }

  @Test
  void headersOfAFailureAreEmpty() {
    try (Wire wire = Wire.open(new Refusing());
        ServerStream<Feature> features = wire.client().listFeatures(Messages.AREA);
        BidiStream<RouteNote, RouteNote> chat = wire.client().routeChat()) {
      assertFalse(features.headers().containsKey(KEY));
      assertThrows(RpcException.NotFound.class, features::receive);
      assertEquals("value", features.trailers().get(KEY));
      assertFalse(chat.headers().containsKey(KEY));
      assertThrows(RpcException.NotFound.class, chat::receive);
    }
  }

  @Test
  void headersOfAnEmptyStreamAreThere() {
    try (Wire wire = Wire.open(new Guide());
        ServerStream<Feature> features = wire.client().listFeatures(Guide.area(0))) {
      features.headers();
      assertNull(features.receive());
      features.trailers();
    }
  }

  @Test
  void headersOfWhatIsNotImplemented() {
    try (Wire wire = Wire.open(new RouteGuide() {})) {
      RouteGuideClient client = wire.client();
      try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
        features.headers();
        assertThrows(RpcException.Unimplemented.class, features::receive);
      }
      assertThrows(RpcException.Unimplemented.class, () -> client.recordRoute().finish());
    }
  }
}
