package dev.tandem.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InterruptWindowTest {
  private final InterruptWindow window = new InterruptWindow();

  @Test
  void interruptsTheWorkerAndCleansUp() {
    assertTrue(window.open());
    window.interrupt();
    assertTrue(Thread.currentThread().isInterrupted());
    window.close();
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void workThatHasNotBegunDoesNotBegin() {
    window.interrupt();
    assertFalse(window.open());
  }

  @Test
  void lateInterruptHitsNobody() {
    assertTrue(window.open());
    window.close();
    window.interrupt();
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void interruptsOfOthersAreNotEaten() {
    assertTrue(window.open());
    Thread.currentThread().interrupt();
    window.close();
    assertTrue(Thread.interrupted());
  }
}
