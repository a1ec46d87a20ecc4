package dev.tandem.ipc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a logger is given, instead of the console. */
final class Logged extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> messages = new CopyOnWriteArrayList<>();

  private Logged(Logger logger) {
    this.logger = logger;
  }

  static Logged of(String name) {
    Logged logged = new Logged(Logger.getLogger(name));
    logged.logger.addHandler(logged);
    logged.logger.setUseParentHandlers(false);
    return logged;
  }

  long count(String part) {
    return messages.stream().filter(message -> message.contains(part)).count();
  }

  String text() {
    return String.join("\n", messages);
  }

  @Override
  public void publish(LogRecord message) {
    messages.add(new SimpleFormatter().formatMessage(message));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
