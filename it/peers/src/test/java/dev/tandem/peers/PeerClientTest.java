package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients of other languages call a server of ours. */
@Timeout(180) // building a peer is in it
class PeerClientTest {
  private static TandemServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new TandemServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> tests() {
    return Pairing.tests(Direction.PEER_CALLS_TANDEM);
  }

  static Stream<Arguments> gaps() {
    return Pairing.gaps(Direction.PEER_CALLS_TANDEM);
  }

  /** If this fails, a newer library can do it: then the gap, and its line in the documents, go. */
  @ParameterizedTest(name = "{0} → Tandem: {1} is still a gap")
  @MethodSource("gaps")
  void fails(Language language, PeerCase each) {
    Tools.assumeBuilt(language);
    assertThrows(AssertionError.class, () -> passes(language, each));
  }

  @ParameterizedTest(name = "{0} → Tandem: {1}")
  @MethodSource("tests")
  void passes(Language language, PeerCase each) throws IOException, InterruptedException {
    Tools.assumeBuilt(language);
    List<Outcome> outcomes = call(language, each);
    for (int again = 0; again < 3 && resetOvertookTimer(language, each, outcomes); again++) {
      outcomes = call(language, each);
    }
    Expectations.assertOutcomes(each, outcomes);
    Expectations.assertEvents(each, server.events());
    Expectations.assertSizes(each, server.wire().received(), server.wire().sent());
  }

  private static List<Outcome> call(Language language, PeerCase each)
      throws IOException, InterruptedException {
    server.events().clear();
    server.wire().clear();
    return PeerClient.call(language, each, server.port());
  }

  /**
   * The server knows the deadline too, and resets the call. If Node's own timer is late, as on a
   * busy machine, grpc-js says CANCELLED.
   */
  private static boolean resetOvertookTimer(
      Language language, PeerCase each, List<Outcome> outcomes) {
    return language == Language.NODE
        && each.hasDeadline()
        && outcomes.get(outcomes.size() - 1).code().equals("CANCELLED");
  }
}
