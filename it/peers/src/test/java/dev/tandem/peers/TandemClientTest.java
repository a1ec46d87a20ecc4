package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client of ours calls servers of other languages, and, to know that the cases are right, ours.
 */
@Timeout(180) // building a peer is in it
class TandemClientTest {
  private static final Map<Language, PeerServer> servers = new EnumMap<>(Language.class);

  @AfterAll
  static void stop() {
    servers.values().forEach(PeerServer::close);
  }

  static Stream<Arguments> tests() {
    return Pairing.tests(Direction.TANDEM_CALLS_PEER);
  }

  static Stream<Arguments> gaps() {
    return Pairing.gaps(Direction.TANDEM_CALLS_PEER);
  }

  /** If this fails, a newer library can do it: then the gap, and its line in the documents, go. */
  @ParameterizedTest(name = "Tandem → {0}: {1} is still a gap")
  @MethodSource("gaps")
  void fails(Language language, PeerCase each) {
    Tools.assumeBuilt(language);
    assertThrows(AssertionError.class, () -> passes(language, each));
  }

  @ParameterizedTest(name = "Tandem → {0}: {1}")
  @MethodSource("tests")
  void passes(Language language, PeerCase each) throws IOException, InterruptedException {
    Tools.assumeBuilt(language);
    if (!servers.containsKey(language)) {
      servers.put(language, new PeerServer(language));
    }
    PeerServer server = servers.get(language);
    passes(each, server.port(), server.events());
  }

  @ParameterizedTest(name = "Tandem → Tandem: {0}")
  @EnumSource
  void passesBetweenOurOwn(PeerCase each) throws IOException, InterruptedException {
    try (TandemServer server = new TandemServer()) {
      passes(each, server.port(), server.events());
    }
  }

  private static void passes(PeerCase each, int port, Events events) throws InterruptedException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ManagedChannel channel = NettyChannelBuilder.forAddress(address).usePlaintext().build();
    WireLog wire = new WireLog();
    events.clear();
    try {
      TandemCaller caller = new TandemCaller(ClientInterceptors.intercept(channel, wire));
      Expectations.assertOutcomes(each, caller.call(each));
      Expectations.assertEvents(each, events);
      Expectations.assertSizes(each, wire.sent(), wire.received());
    } finally {
      channel.shutdownNow();
    }
  }
}
