package dev.tandem.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallQueueTest {

  /** How likely it is that an element is added, of ten: so that the queue is short, or long. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void isAQueue(int additions) {
    Random random = new Random(additions);
    SmallQueue<Integer> queue = new SmallQueue<>();
    Queue<Integer> expected = new ArrayDeque<>();
    for (int i = 0; i < 10_000; i++) {
      if (random.nextInt(1_000) == 0) {
        queue.clear();
        expected.clear();
      } else if (random.nextInt(10) < additions) {
        queue.add(i);
        expected.add(i);
      } else {
        assertEquals(expected.poll(), queue.poll());
      }
      assertEquals(expected.peek(), queue.peek());
      assertEquals(expected.size(), queue.size());
      assertEquals(expected.isEmpty(), queue.isEmpty());
    }
  }
}
