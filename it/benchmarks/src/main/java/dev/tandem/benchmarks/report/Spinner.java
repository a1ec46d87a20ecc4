package dev.tandem.benchmarks.report;

import java.io.IOException;

/** A process that keeps all processors busy until its input ends, which it does with its parent. */
final class Spinner {
  /** What it says when it has begun. */
  static final String HELLO = "spinning";

  private static volatile long turns;

  private Spinner() {}

  /** Spins. */
  public static void main(String[] args) throws IOException {
    for (int i = Runtime.getRuntime().availableProcessors(); i > 0; i--) {
      Thread thread = new Thread(Spinner::spin, "spinner-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    System.out.println(HELLO);
    while (System.in.read() >= 0) {}
  }

  /** Not with onSpinWait: virtual machines take that for leave to halt. */
  private static void spin() {
    while (true) {
      turns = turns + 1;
    }
  }
}
