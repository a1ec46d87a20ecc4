package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/** What must hold after the calls of a case, whoever made them. */
final class Expectations {
  private Expectations() {}

  static void assertOutcomes(PeerCase each, List<Outcome> actual) {
    List<Outcome> comparable = new ArrayList<>();
    for (int i = 0; i < actual.size(); i++) {
      Outcome expected = each.outcomes().get(Math.min(i, each.outcomes().size() - 1));
      comparable.add(actual.get(i).comparableTo(expected));
    }
    assertEquals(each.outcomes(), comparable);
  }

  /** Checks that the server has learnt of the end and of the deadline of the last call. */
  static void assertEvents(PeerCase each, Events events) throws InterruptedException {
    List<ServerEvent> told = new ArrayList<>();
    int expected = (each.hasDeadline() ? 1 : 0) + (each.cancelled().isPresent() ? 1 : 0);
    told.addAll(events.await(expected));
    if (each.hasDeadline()) {
      ServerEvent deadline = told.remove(0);
      assertEquals("deadline", deadline.event());
      // Python's library rounds a second up to 1010 ms.
      assertTrue(deadline.millis() > 0 && deadline.millis() <= 1010, deadline.toString());
    }
    assertEquals(each.cancelled().map(ServerEvent::cancelled).stream().toList(), told);
  }

  /**
   * Checks which messages were compressed, from their sizes at our end.
   *
   * @param requests the sizes of the requests in bytes, as they crossed
   * @param responses those of the responses
   */
  static void assertSizes(PeerCase each, List<Long> requests, List<Long> responses) {
    switch (each) {
      case COMPRESSED_REQUESTS -> assertAll(requests, 10, 1000);
      case COMPRESSED_RESPONSES -> assertAll(responses, 10, 1000);
      case LARGE_MESSAGE -> {
        assertAll(requests, 1_000_000, 1_000_100);
        assertAll(responses, 1_000_000, 1_000_100);
      }
      default -> {} // their messages are small
    }
  }

  private static void assertAll(List<Long> sizes, long least, long most) {
    assertFalse(sizes.isEmpty());
    for (long size : sizes) {
      assertTrue(size >= least && size <= most, () -> "sizes on the wire: " + sizes);
    }
  }
}
