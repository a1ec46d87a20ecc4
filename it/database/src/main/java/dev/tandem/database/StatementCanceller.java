package dev.tandem.database;

import io.grpc.Context;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the statement of a call that was cancelled or whose deadline has passed. A thread that
 * waits for a database does not notice that it is interrupted, so somebody has to tell the
 * database. That may block, so it has a thread of its own.
 */
final class StatementCanceller implements AutoCloseable {
  private static final int PAUSE_MILLIS = 50;
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(daemons());

  private final Context call = Context.current();
  private final Context.CancellationListener listener = context -> cancelUntilClosed();
  private volatile @Nullable Statement statement;
  private volatile boolean closed;

  StatementCanceller() {
    call.addListener(listener, THREADS);
  }

  void watch(Statement statement) {
    this.statement = statement;
  }

  /** Again and again, because a statement that is about to start does not notice. */
  private void cancelUntilClosed() {
    try {
      while (!closed) {
        Statement running = statement;
        if (running != null && !running.isClosed()) {
          running.cancel();
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (SQLException | InterruptedException e) {
      // The connection is gone, and its statement with it.
    }
  }

  @Override
  public void close() {
    closed = true;
    call.removeListener(listener);
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "statement-canceller");
      thread.setDaemon(true);
      return thread;
    };
  }
}
