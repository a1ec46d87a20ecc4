package dev.tandem.interop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our client, of the blocking style, against grpc-java's own server and against ours. */
@Timeout(60)
class TandemClientTest {
  private static Peers peers;

  @BeforeAll
  static void startServers() throws IOException {
    peers = Peers.start();
  }

  @AfterAll
  static void stopServers() {
    peers.close();
  }

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Pairing pairing : Pairing.ofOurClient()) {
      InteropCase.between(pairing).forEach(each -> cases.add(Arguments.of(pairing, each)));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void passes(Pairing pairing, InteropCase each) {
    assertDoesNotThrow(
        () -> each.run(peers.of(pairing)), () -> pairing.title() + ": " + each.specName());
  }
}
