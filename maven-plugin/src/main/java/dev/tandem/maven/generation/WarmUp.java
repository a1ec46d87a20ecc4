package dev.tandem.maven.generation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads protobuf-java and the generator while Maven fills in the parameters, protoc and the imports
 * are looked for, and protoc reads the protos. Most of the first run in a JVM is first times: they
 * take longer than all that protoc does.
 */
public final class WarmUp implements Runnable {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private WarmUp() {}

  /**
   * Starts before it is known what is to do, if it is certain that there is something: nothing has
   * been made yet.
   *
   * @param states the folder with what the executions of a project note
   * @param roots where protos may be
   */
  public static void startIfFirst(Path states, List<Path> roots) {
    if (Files.notExists(states)) {
      for (Path root : roots) {
        if (Files.exists(root)) {
          start();
        }
      }
    }
  }

  /** Does nothing the second time, nor where there is no second processor. */
  static void start() {
    if (Runtime.getRuntime().availableProcessors() > 1 && BEGUN.compareAndSet(false, true)) {
      dev.tandem.protoc.WarmUp.start();
      Thread thread = new Thread(new WarmUp(), "tandem-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      GeneratorInput.loadProtobuf();
    } catch (RuntimeException | Error e) {
      // The real run will meet the same, and tell.
    }
  }
}
