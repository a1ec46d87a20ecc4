package dev.tandem.demo;

import dev.tandem.runtime.RpcException;
import io.grpc.MethodDescriptor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Prints what is called and what comes back, and ends the demo at the first thing that is not as
 * expected. Only ASCII and nothing that varies, so that two runs print the same everywhere.
 */
public final class Transcript {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PrintStream out;
  private int checks;

  Transcript(PrintStream out) {
    this.out = out;
  }

  /** Says how many expectations were met so far. */
  int checks() {
    return checks;
  }

  /** Begins the calls of one service. */
  public void section(String name, String summary) {
    out.printf("%n%s%n%s%n%s%n", name, "-".repeat(name.length()), summary);
  }

  /** Says which rpc is called, and how. */
  public void call(MethodDescriptor<?, ?> rpc, String how) {
    String kind = rpc.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    out.printf("%n  %-17s %s%s%n", kind, rpc.getBareMethodName(), how);
  }

  /** Says what this side sends or does. */
  public void says(String text) {
    out.println("                    -> " + text);
  }

  /** Prints what came back; it has to be what is expected. */
  public void answer(Object expected, Object actual) {
    check("the answer " + expected + ", not " + actual, Objects.equals(expected, actual));
    out.println("                    <- " + actual);
  }

  /** Makes a call that has to fail in this way, and prints what its caller learns. */
  public <E extends RpcException> E failure(Class<E> kind, String description, Runnable call) {
    E failure = failure(kind, call);
    String actual = failure.getStatus().getDescription();
    check("the reason " + description + ", not " + actual, description.equals(actual));
    out.println("                       " + actual);
    return failure;
  }

  /** Makes a call that has to fail in this way, for whatever reason. */
  public <E extends RpcException> E failure(Class<E> kind, Runnable call) {
    try {
      call.run();
    } catch (RpcException failure) {
      check(kind.getSimpleName() + ", not " + failure, kind.isInstance(failure));
      out.println("                    !! " + failure.code());
      return kind.cast(failure);
    }
    throw new UnmetExpectationException(kind.getSimpleName() + ", but the call went well");
  }

  /** Prints something that has to hold. */
  public void holds(String fact, boolean holds) {
    check(fact, holds);
    out.println("                    ok " + fact);
  }

  /** Prints something that has to hold soon. */
  public void holdsSoon(String fact, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    holds(fact, holds.getAsBoolean());
  }

  /** Checks something that is not worth a line. */
  public void check(String expectation, boolean holds) {
    if (!holds) {
      throw new UnmetExpectationException(expectation);
    }
    checks++;
  }
}
