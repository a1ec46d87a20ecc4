package dev.tandem.runtime.ipc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads what a child prints, whatever it is, so that no pipe ever fills up. */
final class Lines {
  /**
   * Longer lines are passed in parts: a child that prints no line end shall not fill the memory.
   */
  static final int MOST_CHARS = 8_192;

  private static final System.Logger LOG = System.getLogger(Lines.class.getName());

  private Lines() {}

  /** Starts a thread that reads to the end. */
  static Thread pump(InputStream from, Consumer<String> lines, String name) {
    return Daemon.start(name, () -> read(from, safely(lines, name)));
  }

  /** What a consumer throws must not stop the reading, nor fill the log. */
  static Consumer<String> safely(Consumer<String> lines, String name) {
    AtomicBoolean logged = new AtomicBoolean();
    return line -> {
      try {
        lines.accept(line);
      } catch (RuntimeException e) {
        if (logged.compareAndSet(false, true)) {
          LOG.log(
              System.Logger.Level.WARNING,
              "Who takes the " + name + " failed. The next failures are not logged",
              e);
        }
      }
    };
  }

  private static void read(InputStream from, Consumer<String> lines) {
    StringBuilder line = new StringBuilder();
    char[] chars = new char[MOST_CHARS];
    try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
      for (int count = reader.read(chars); count >= 0; count = reader.read(chars)) {
        for (int i = 0; i < count; i++) {
          if (chars[i] == '\n') {
            take(line, lines);
          } else {
            line.append(chars[i]);
            if (line.length() == MOST_CHARS) {
              take(line, lines);
            }
          }
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The pipe of a child broke", e); // As its end does.
    }
    if (!line.isEmpty()) {
      take(line, lines);
    }
  }

  private static void take(StringBuilder line, Consumer<String> lines) {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    String text = line.toString();
    line.setLength(0);
    lines.accept(text);
  }
}
