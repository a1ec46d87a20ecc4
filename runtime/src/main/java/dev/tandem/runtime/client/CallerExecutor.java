package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.Monitor;
import dev.tandem.runtime.flow.SmallQueue;
import dev.tandem.runtime.flow.Threads;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Runs a call's callbacks on whichever of its threads waits for the call: no hop between threads,
 * one wake-up for all that has piled up, and messages are parsed by who wants them.
 *
 * <p>While nobody waits, callbacks stay here: not more than the prefetch, because no more messages
 * were asked for. There are two times at which nobody may ever wait, and then callbacks run on a
 * thread of the runtime's: before the first of them (the channel may need to connect before the
 * request goes out, and who opened the stream may do something else first), and after the call's
 * end (what is under way has to be released).
 *
 * <p>grpc-java also gives other work to this executor, such as to start another attempt of a call.
 * That never waits for the caller to come back.
 */
final class CallerExecutor extends Monitor implements Executor {
  private final SmallQueue<Runnable> tasks = new SmallQueue<>();
  private int waiting;
  private boolean began;
  private boolean released;

  @Override
  public void execute(Runnable task) {
    lock();
    try {
      if (!released && (waiting > 0 || mayWaitForCaller(task))) {
        tasks.add(task);
        signal();
        return;
      }
    } finally {
      unlock();
    }
    Threads.executor().execute(task);
  }

  /** Says whether a task may stay here until somebody waits. */
  private boolean mayWaitForCaller(Runnable task) {
    // grpc-java brings a call's callbacks into line with an executor that it submits as a task. If
    // that changes, the callbacks run elsewhere and are slower, and nothing else.
    return began && task instanceof Executor;
  }

  /** Says that the call is under way: from now on callbacks wait for the caller. */
  void begin() {
    lock();
    began = true;
    unlock();
  }

  /** Says that the caller may never come back: nothing is kept for it any more. */
  void release() {
    lock();
    try {
      released = true;
      handOverTasks();
    } finally {
      unlock();
    }
  }

  /** Runs what there is to run, without waiting. */
  void runPending() {
    lock();
    try {
      while (runOne()) {}
    } finally {
      unlock();
    }
  }

  @Override
  protected void beginWaiting() {
    waiting++;
  }

  @Override
  protected boolean awaitChange(long deadline) throws InterruptedException {
    if (runOne()) {
      return true;
    }
    boolean inTime = super.awaitChange(deadline);
    return runOne() || inTime;
  }

  @Override
  protected void endWaiting() {
    waiting--;
    if (waiting == 0 && !tasks.isEmpty()) {
      handOverTasks();
    }
  }

  /** Lets the runtime's threads run what may not wait for the caller. */
  private void handOverTasks() {
    for (int left = tasks.size(); left > 0; left--) {
      Runnable task = Objects.requireNonNull(tasks.poll());
      if (released || !mayWaitForCaller(task)) {
        Threads.executor().execute(task);
      } else {
        tasks.add(task); // In its old order, behind those that are still to be looked at.
      }
    }
  }

  /** Runs one task, if there is one, without the lock. */
  private boolean runOne() {
    Runnable task = tasks.poll();
    if (task == null) {
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
