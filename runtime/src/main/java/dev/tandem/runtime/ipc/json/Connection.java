package dev.tandem.runtime.ipc.json;

import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two byte streams, the threads that read and write them, and how they end: once, for a reason.
 *
 * <p>After the end the peer's stream is read on until it ends too. So a process that still has
 * something to say is not blocked, and its text is passed on.
 */
final class Connection implements FrameReader.Sink {
  /** The largest message that is taken unless a call's options say otherwise: that of gRPC. */
  static final int LARGEST_MESSAGE = 4 << 20;

  /** How much longer a message may be as JSON than in gRPC's own encoding. */
  private static final int JSON_FACTOR = 4;

  private static final int LARGEST_ENVELOPE = 64 << 10;
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  /** How errors name the peer and the two streams. */
  record Names(String peer, String closedInput, String closedOutput) {}

  /** Takes frames, and the end. */
  interface Calls extends FrameHandler {
    /** Ends all calls; told once. */
    void connectionEnded(Status reason);
  }

  private final Names names;
  private final Consumer<String> unframed;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final ScheduledThreadPoolExecutor timer;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<Status> end = new CompletableFuture<>();
  private @Nullable Calls calls; // set before the start
  private @Nullable FrameParser parser; // set before the start
  private volatile int largestMessage = LARGEST_MESSAGE;

  Connection(Names names, InputStream in, OutputStream out, Consumer<String> unframed) {
    this.names = names;
    this.unframed = unframed;
    this.reader = new FrameReader(in, this, this::largestFrame);
    this.writer = new FrameWriter(out, this::writeFailed);
    this.timer = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "deadlines"));
    timer.setRemoveOnCancelPolicy(true); // A call that has ended is not kept until its time.
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // After the end.
  }

  void start(Calls calls) {
    this.calls = calls;
    this.parser = new FrameParser(calls);
    daemon(this::read, "reader").start();
    daemon(writer::writeAll, "writer").start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, "tandem-json-" + name);
    thread.setDaemon(true);
    return thread;
  }

  FrameWriter writer() {
    return writer;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Is completed with the reason when the connection has ended and all calls were told. */
  CompletableFuture<Status> onEnd() {
    return end;
  }

  /** Takes note that a call takes larger messages than others. */
  void allowMessagesOf(int bytes) {
    largestMessage = Math.max(largestMessage, bytes);
  }

  private int largestFrame() {
    return (int)
        Math.min(Integer.MAX_VALUE - 8, (long) JSON_FACTOR * largestMessage + LARGEST_ENVELOPE);
  }

  /** Ends the connection: all calls, and what this side writes. */
  void end(Status reason) {
    if (ended.compareAndSet(false, true)) {
      Objects.requireNonNull(calls).connectionEnded(reason);
      writer.close();
      timer.shutdownNow();
      end.complete(reason);
    }
  }

  // ---- on the thread that reads

  private void read() {
    try {
      reader.readAll();
      end(Status.UNAVAILABLE.withDescription(names.closedInput));
    } catch (IOException e) {
      end(Status.UNAVAILABLE.withDescription("could not read from " + names.peer).withCause(e));
    } catch (RuntimeException | Error e) { // A bug of ours, or no memory. Nobody waits for ever.
      LOG.log(System.Logger.Level.ERROR, "The thread that reads frames failed.", e);
      end(Status.INTERNAL.withDescription("could not read from " + names.peer).withCause(e));
    }
  }

  @Override
  public void frame(String json) {
    handle(() -> parser().parse(json));
  }

  @Override
  public void tooLarge(String beginning) {
    Status status =
        Status.RESOURCE_EXHAUSTED.withDescription(
            "a message is larger than " + largestFrame() + " bytes as JSON");
    handle(() -> parser().parseBeginning(beginning, status));
  }

  @Override
  public void broken(String problem, String text) {
    protocolFailed(new ProtocolException(problem + ": " + ProtocolException.shorten(text)));
  }

  @Override
  public void cut(String text) {
    end(Status.UNAVAILABLE.withDescription(names.closedInput + " in the middle of a frame"));
  }

  @Override
  public void text(String text) {
    try {
      unframed.accept(text);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Text between frames could not be passed on.", e);
    }
  }

  private FrameParser parser() {
    return Objects.requireNonNull(parser);
  }

  private interface Step {
    void run() throws ProtocolException;
  }

  private void handle(Step step) {
    if (ended.get()) {
      return;
    }
    try {
      step.run();
    } catch (ProtocolException e) {
      protocolFailed(e);
    }
  }

  private void protocolFailed(ProtocolException e) {
    end(
        Status.INTERNAL.withDescription(
            names.peer + " does not keep to the JSON protocol: " + e.problem()));
  }

  // ---- on the thread that writes

  private void writeFailed(Exception e) {
    end(
        Status.UNAVAILABLE
            .withDescription(names.closedOutput + ": " + e.getMessage())
            .withCause(e));
  }
}
