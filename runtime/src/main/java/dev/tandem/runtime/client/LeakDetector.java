package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.Threads;
import io.grpc.Status;
import java.lang.ref.Cleaner;

/**
 * Cancels the calls of streams that were lost: nobody can read or close them any more, because what
 * their caller held of them was garbage-collected before the call's end.
 */
final class LeakDetector {
  private static final System.Logger LOG = System.getLogger(LeakDetector.class.getName());
  private static final Cleaner CLEANER = Cleaner.create();

  private LeakDetector() {}

  /**
   * Watches what the caller holds of a call.
   *
   * @param stream what the caller holds; the call must not refer to it
   * @param call the call
   * @return to be cleaned when the stream is closed, which is then no loss
   */
  static Cleaner.Cleanable watch(Object stream, OpenCall<?, ?> call) {
    return CLEANER.register(stream, new Loss(call, new Opened(call.method())));
  }

  /** Where a stream was opened. It is logged and never thrown. */
  private static final class Opened extends Throwable {
    private static final long serialVersionUID = 1;

    Opened(String method) {
      super("a stream of " + method + " was opened here");
    }
  }

  private record Loss(OpenCall<?, ?> call, Throwable opened) implements Runnable {
    @Override
    public void run() {
      if (!call.isEnded()) {
        Threads.executor().execute(this::cancel); // Interceptors' code, which may take its time.
      }
    }

    private void cancel() {
      LOG.log(
          System.Logger.Level.WARNING,
          "A stream of "
              + call.method()
              + " was lost before its end. Its call is cancelled. Close it, best with"
              + " try-with-resources, or receive to its end.",
          opened);
      call.endHere(Status.CANCELLED.withDescription("the caller has lost the stream"), null);
    }
  }
}
