package dev.tandem.stubs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes what a logger logs, instead of the console. */
public final class LogCapture extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  private LogCapture(Logger logger) {
    this.logger = logger;
  }

  public static LogCapture of(String name) {
    LogCapture capture = new LogCapture(Logger.getLogger(name));
    capture.logger.addHandler(capture);
    capture.logger.setUseParentHandlers(false);
    return capture;
  }

  public List<String> messages() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  public int size() {
    return records.size();
  }

  public Throwable thrownWith(String text) {
    return records.stream()
        .filter(r -> r.getMessage().contains(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not logged: " + text))
        .getThrown();
  }

  @Override
  public void publish(LogRecord logRecord) {
    records.add(logRecord);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
