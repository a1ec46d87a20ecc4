package dev.tandem.protoc;

import java.io.IOException;
import java.util.logging.LogManager;

/**
 * Keeps java.util.logging from starting up: protobuf makes a logger at once and then never uses it,
 * but finding configurations and handlers for it takes a tenth of a short run.
 */
public final class NoLogging extends LogManager {
  /** The system property that names the JVM's log manager. It is read once. */
  static final String PROPERTY = "java.util.logging.manager";

  /** Called by the JDK. */
  public NoLogging() {}

  /** Fails, so that nothing is set up. The JDK ignores that. */
  @Override
  public void readConfiguration() throws IOException {
    throw new IOException("nothing is logged");
  }
}
