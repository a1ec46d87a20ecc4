package dev.tandem.protoc;

import dev.tandem.protoc.emit.ServiceEmitter;
import dev.tandem.protoc.model.Documentation;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.model.ServiceTypes;
import dev.tandem.protoc.model.SourceRef;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.List;

/**
 * Emits a service for nobody while the request is still being read. Most of a short run is first
 * times: loading and linking what is then used once or twice. The second half of that, which is the
 * emitters', does not have to wait for the first, which is protobuf's. Of use to whoever calls the
 * generator in a new JVM, as the Maven plugin does.
 */
public final class WarmUp implements Runnable {
  private static final JavaType MESSAGE = JavaType.topLevel("warm.up", "Message");
  private static final Documentation COMMENT =
      new Documentation("Some `code` & a [link][x].", false);
  private static final SourceRef SOURCE = SourceRef.of("warm_up.proto");

  private WarmUp() {}

  /** Does so on a daemon thread of its own; not where there is no second processor. */
  public static void start() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(new WarmUp(), "warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      ServiceEmitter.emit(service(), GeneratorOptions.defaults());
    } catch (RuntimeException | Error e) {
      // The request will meet the same, and is answered with it.
    }
  }

  static ServiceModel service() {
    return new ServiceModel(
        "warm.Up",
        ServiceTypes.of("warm.up", "Up"),
        MESSAGE,
        List.of(),
        List.of(),
        COMMENT,
        SOURCE);
  }
}
