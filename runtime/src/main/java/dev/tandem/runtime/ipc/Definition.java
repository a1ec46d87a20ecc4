package dev.tandem.runtime.ipc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a parent tells its child in an environment variable. It does not go on the command line,
 * which every user of the machine can read.
 *
 * @param transport the transport's name
 * @param address where the parent listens
 * @param pid the parent's process
 * @param started when the parent started, in milliseconds since 1970; 0 if the system does not say
 * @param connectTimeout how long the parent waits for its child to connect
 * @param grace how long the child may take to exit when its parent has gone
 * @param secret what the child trades for a session, once
 */
record Definition(
    String transport,
    String address,
    long pid,
    long started,
    Duration connectTimeout,
    Duration grace,
    String secret) {
  static final String VARIABLE = "TANDEM_PARENT";

  private static final String VERSION = "1";

  /** Gives the value of the variable. */
  String encode() {
    return "version="
        + VERSION
        + ";transport="
        + transport
        + ";address="
        + address
        + ";pid="
        + pid
        + ";started="
        + started
        + ";connect-millis="
        + connectTimeout.toMillis()
        + ";grace-millis="
        + grace.toMillis()
        + ";secret="
        + secret;
  }

  /**
   * Reads the value of the variable.
   *
   * @throws IllegalStateException if there is none, or it is not one of a parent's
   */
  static Definition decode(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          VARIABLE
              + " is not set: no parent started this process. Start it with"
              + " Child.over(transport).start(command)");
    }
    Fields fields = new Fields(value);
    String version = fields.text("version");
    if (!version.equals(VERSION)) {
      throw new IllegalStateException(
          VARIABLE
              + " is of version "
              + version
              + " and this process knows "
              + VERSION
              + ": take the same version of tandem-runtime in parent and child");
    }
    return new Definition(
        fields.text("transport"),
        fields.text("address"),
        fields.number("pid"),
        fields.number("started"),
        Duration.ofMillis(fields.number("connect-millis")),
        Duration.ofMillis(fields.number("grace-millis")),
        fields.text("secret"));
  }

  /** Without the secret: this ends in logs. */
  @Override
  public String toString() {
    return transport + " at " + address + " of process " + pid;
  }

  /** The fields of a value. What it says about them never has their text, which may be secret. */
  private static final class Fields {
    private final Map<String, String> fields = new LinkedHashMap<>();

    Fields(String value) {
      for (String field : value.split(";", -1)) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
      }
    }

    String text(String name) {
      String text = fields.get(name);
      if (text == null || text.isEmpty()) {
        throw new IllegalStateException(
            VARIABLE + " has no " + name + ": it is not what a parent sets. Leave it alone");
      }
      return text;
    }

    long number(String name) {
      try {
        return Long.parseLong(text(name));
      } catch (NumberFormatException e) {
        throw new IllegalStateException(
            VARIABLE + ": " + name + " is not a number. Leave it as the parent sets it", e);
      }
    }
  }
}
