package dev.tandem.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "32, 16", "256, 128"})
  void asksForAsManyAsWereTakenInBatchesOfHalf(int prefetch, int batch) {
    Inbox<Integer> inbox = new Inbox<>(prefetch);
    for (int round = 0; round < 3; round++) {
      for (int i = 1; i <= batch; i++) {
        inbox.add(i);
        assertEquals(i, inbox.poll());
        assertEquals(i == batch ? batch : 0, inbox.takeCredit());
      }
    }
    assertNull(inbox.poll());
    assertEquals(0, inbox.takeCredit());
  }
}
