package dev.tandem.runtime.flow;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Runs a call's callbacks on whichever of its threads waits for the call: no hop between threads,
 * one wake-up for all that has piled up, and messages are parsed by who wants them.
 *
 * <p>While nobody waits, callbacks stay here: not more than the prefetch, because no more messages
 * were asked for. There are two times at which nobody may ever wait, and then callbacks run on a
 * thread of the runtime's: before the call is under way ({@link #begin}), and after its end ({@link
 * #release}), when what is left has to be let go.
 */
public abstract class CallbackExecutor extends Monitor implements Executor {
  private final SmallQueue<Runnable> tasks = new SmallQueue<>();
  private volatile boolean pending; // set with the lock held; false only if there is no task
  private int waiting;
  private boolean began;
  private boolean released;

  @Override
  public final void execute(Runnable task) {
    lock();
    try {
      if (!released && (waiting > 0 || mayStay(task))) {
        tasks.add(task);
        pending = true;
        signal();
        return;
      }
    } finally {
      unlock();
    }
    runElsewhere(task);
  }

  private boolean mayStay(Runnable task) {
    return began && isOfCallbacks(task);
  }

  /** Says whether a task runs callbacks, and so may stay here until somebody waits for the call. */
  protected boolean isOfCallbacks(Runnable task) {
    return true;
  }

  /** Runs a task that waits for nobody. */
  protected void runElsewhere(Runnable task) {
    Threads.executor().execute(task);
  }

  /** Says that the call is under way: from now on callbacks wait for who uses it. */
  public final void begin() {
    lock();
    began = true;
    unlock();
  }

  /** Says that nobody may ever come back: nothing is kept any more. */
  public final void release() {
    lock();
    try {
      released = true;
      handOverTasks();
    } finally {
      unlock();
    }
  }

  @Override
  public final void runPending() {
    if (!pending) {
      return; // Before each message that is sent; the lock is for those that wait.
    }
    lock();
    try {
      while (runOne()) {}
    } finally {
      unlock();
    }
  }

  @Override
  protected final void beginWaiting() {
    waiting++;
  }

  @Override
  protected final boolean awaitChange(long deadline) throws InterruptedException {
    if (runOne()) {
      return true;
    }
    boolean inTime = super.awaitChange(deadline);
    return runOne() || inTime;
  }

  @Override
  protected final void endWaiting() {
    waiting--;
    if (waiting == 0 && !tasks.isEmpty()) {
      handOverTasks();
    }
  }

  /** Lets other threads run what may not stay. */
  private void handOverTasks() {
    for (int left = tasks.size(); left > 0; left--) {
      Runnable task = Objects.requireNonNull(tasks.poll());
      if (released || !mayStay(task)) {
        runElsewhere(task);
      } else {
        tasks.add(task); // In its old order, behind those that are still to be looked at.
      }
    }
  }

  /** Runs one task, if there is one, without the lock. */
  private boolean runOne() {
    Runnable task = tasks.poll();
    if (task == null) {
      pending = false;
      return false;
    }
    unlock();
    try {
      task.run();
    } finally {
      lock();
    }
    return true;
  }
}
