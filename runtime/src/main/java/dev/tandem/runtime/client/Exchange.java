package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.InterruptWindow;
import dev.tandem.runtime.flow.Threads;
import io.grpc.Context;
import io.grpc.Status;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the requests of a call on a thread of its own while this thread reads; ends when either
 * side does.
 */
public final class Exchange {
  // A writer may be in code that takes no notice of an interrupt; nobody waits for it for ever.
  private static final long WRITER_GRACE_SECONDS = 1;
  private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

  private final OpenCall<?, ?> call;
  private final InterruptWindow writing = new InterruptWindow();
  private final CountDownLatch written = new CountDownLatch(1);
  private volatile @Nullable Throwable writerFailure;

  private Exchange(OpenCall<?, ?> call) {
    this.call = call;
  }

  /**
   * Runs both sides and gives what the reader returns.
   *
   * @param call the call, closed at the end
   * @param writer sends requests; sending is finished when it returns
   * @param reader reads the answer
   * @throws RuntimeException what the writer threw (unless the call had ended by then), else what
   *     the reader threw
   */
  public static <T extends @Nullable Object> T run(
      OpenCall<?, ?> call, Runnable writer, Supplier<T> reader) {
    return new Exchange(call).run(writer, reader);
  }

  private <T extends @Nullable Object> T run(Runnable writer, Supplier<T> reader) {
    try {
      Threads.executor().execute(Context.current().wrap(() -> write(writer)));
      T result = reader.get();
      stop();
      throwWriterFailure(null);
      return result;
    } catch (Throwable failure) { // Not lost: thrown at who called, behind the writer's if any.
      stop();
      throwWriterFailure(failure);
      throw Sneaky.<RuntimeException>rethrow(failure);
    }
  }

  private void write(Runnable writer) {
    try {
      if (writing.open()) {
        writer.run();
        call.requests().halfClose();
      }
    } catch (Throwable failure) { // Not lost: thrown at who called.
      if (!call.isEnded()) {
        writerFailure = failure;
        call.endHere(Status.CANCELLED.withDescription("the writer of the call failed"), failure);
      } else {
        LOG.log(System.Logger.Level.DEBUG, "A writer ended after its call had.", failure);
      }
    } finally {
      writing.close();
      written.countDown();
    }
  }

  /** Makes sure that the writer does not go on behind the caller's back; stopping again is fine. */
  private void stop() {
    call.close();
    writing.interrupt();
    boolean interrupted = Thread.interrupted(); // Who is interrupted waits all the same.
    try {
      if (!written.await(WRITER_GRACE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "The call has ended, but its writer goes on: it takes no notice of an interrupt.");
      }
    } catch (InterruptedException interrupt) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwWriterFailure(@Nullable Throwable readerFailure) {
    Throwable failure = writerFailure;
    if (failure == null) {
      return;
    }
    boolean known = failure.equals(readerFailure);
    if (readerFailure != null && !known && !failure.equals(readerFailure.getCause())) {
      failure.addSuppressed(readerFailure);
    }
    throw Sneaky.<RuntimeException>rethrow(failure);
  }
}
