package dev.tandem.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetchTest {
  private static final Object SMALL = BytesValue.getDefaultInstance();

  /** Takes messages one after the other, and gives what is asked for behind each. */
  private static List<Integer> requests(int prefetch, Object... messages) {
    Inbox<Object> inbox = Inbox.ofStream(prefetch);
    List<Integer> requests = new ArrayList<>(List.of(inbox.firstRequest()));
    for (Object message : messages) {
      inbox.add(message);
      assertEquals(message, inbox.poll());
      int credit = inbox.takeCredit();
      if (credit > 0) {
        requests.add(credit);
      }
    }
    return requests;
  }

  private static Object[] times(int count, Object message) {
    Object[] messages = new Object[count];
    Arrays.fill(messages, message);
    return messages;
  }

  private static Object ofBytes(int size) {
    return BytesValue.of(ByteString.copyFrom(new byte[size]));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, '[1, 1, 1, 1]'",
    "2, 3, '[2, 1, 1, 1]'",
    "3, 4, '[3, 2, 2]'",
    "8, 12, '[8, 4, 4, 4]'",
    "32, 40, '[8, 12, 24, 16]'",
    "256, 60, '[8, 12, 24, 48, 96]'",
  })
  void smallMessagesAreAskedForInBatchesThatGrow(int prefetch, int taken, String requests) {
    assertEquals(requests, requests(prefetch, times(taken, SMALL)).toString());
  }

  @ParameterizedTest
  @CsvSource({"16384, 32", "65536, 16", "300000, 3", "2000000, 2"})
  void largeMessagesAreBoundedByTheirBytes(int size, int most) {
    Prefetch prefetch = new Prefetch(32);
    Object large = ofBytes(size - 10);
    int highest = 0;
    for (int taken = 1; taken <= 200; taken++) {
      prefetch.taken(large);
      highest = Math.max(highest, taken < Prefetch.FIRST ? 0 : prefetch.open());
    }
    assertEquals(most, highest);
  }

  @Test
  void theLimitFallsAtOnceAndGrowsStepByStep() {
    Prefetch prefetch = new Prefetch(32);
    while (prefetch.open() < 32) {
      prefetch.taken(SMALL);
    }
    Object large = ofBytes(1 << 20);
    while (prefetch.open() > 2) {
      assertEquals(0, prefetch.taken(large), "nothing more is asked for");
    }
    assertEquals(3, prefetch.taken(SMALL), "from 1 open to twice the limit of 2");
    assertEquals(0, prefetch.taken(SMALL));
    assertEquals(6, prefetch.taken(SMALL), "from 2 open to twice the limit of 4");
  }

  @Test
  void onlyMessageIsAskedForWithOneMore() {
    Inbox<Object> inbox = Inbox.ofOne();
    assertEquals(2, inbox.firstRequest());
    inbox.add(SMALL);
    assertEquals(SMALL, inbox.poll());
    assertEquals(0, inbox.takeCredit());
    assertNull(inbox.poll());
  }
}
