package dev.tandem.security;

import java.util.concurrent.Callable;

/** What a handler throws: checked exceptions too, as other languages do. */
@FunctionalInterface
interface Failing extends Callable<Throwable> {

  /** Throws it. */
  default RuntimeException thrown() {
    throw Failing.<RuntimeException>sneaky(failure());
  }

  /** Gives it. */
  default Throwable failure() {
    try {
      return call();
    } catch (Exception e) {
      return e;
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E sneaky(Throwable error) throws E {
    throw (E) error;
  }
}
