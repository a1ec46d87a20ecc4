package dev.tandem.runtime.async;

import io.grpc.Context;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a step whenever there is a reason to, and never twice at a time.
 *
 * <p>Who gives a reason while the step runs does not wait for it: the thread that runs it runs it
 * once more. So no signal meets another, none is lost, and a step that gives itself a reason does
 * not recurse.
 */
public final class SignalLoop implements Runnable {
  private static final System.Logger LOG = System.getLogger(SignalLoop.class.getName());

  private final Runnable step;
  private final Executor executor;
  private final Context context;
  private final AtomicInteger reasons = new AtomicInteger();

  /**
   * Makes a loop.
   *
   * @param step does all there is to do
   * @param executor runs it where it may call users' code
   * @param context is current while it runs
   */
  public SignalLoop(Runnable step, Executor executor, Context context) {
    this.step = step;
    this.executor = executor;
    this.context = context;
  }

  /** Has the step run: on this thread, unless another is at it. */
  public void runHere() {
    if (reasons.getAndIncrement() == 0) {
      run();
    }
  }

  /**
   * Has the step run on a thread of the executor's, unless another is at it. Whichever thread gives
   * the reason, the executor is called in the context of the call: it may pass on what is there.
   *
   * <p>Without any thread the step runs here after all. Nobody else would: all who give reasons
   * from now on take it that it is about to run.
   */
  public void runElsewhere() {
    if (reasons.getAndIncrement() == 0) {
      Context before = context.attach();
      try {
        executor.execute(this);
      } catch (Throwable noThread) {
        LOG.log(System.Logger.Level.WARNING, "No thread for the signals of a call.", noThread);
        run();
      } finally {
        context.detach(before);
      }
    }
  }

  /** For the executor. */
  @Override
  public void run() {
    Context before = context.attach();
    try {
      int seen = reasons.get();
      do {
        runStep();
        seen = reasons.addAndGet(-seen);
      } while (seen != 0);
    } finally {
      context.detach(before);
    }
  }

  private void runStep() {
    try {
      step.run();
    } catch (Throwable bug) { // Steps catch what users' code throws. The next reason must be seen.
      LOG.log(System.Logger.Level.ERROR, "A signal of a call was lost.", bug);
    }
  }
}
