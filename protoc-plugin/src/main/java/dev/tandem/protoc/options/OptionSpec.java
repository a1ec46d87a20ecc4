package dev.tandem.protoc.options;

import dev.tandem.protoc.model.JavaWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every option: its key, its default and what it takes. */
public enum OptionSpec {
  /** Whether to generate the asynchronous contract and client. */
  ASYNC("true", "true, false"),
  /** Whether to generate the client. */
  CLIENT("true", "true, false"),
  /** Whether to generate the server's bindings. */
  SERVER("true", "true, false"),
  /** Whether a forgotten rpc answers UNIMPLEMENTED or does not compile. */
  UNIMPLEMENTED("default", "default, abstract"),
  /** What goes behind the service's name in all types. */
  SUFFIX("", "letters, digits and underscores") {
    @Override
    boolean accepts(String value) {
      return JavaWords.isIdentifierPart(value);
    }
  },
  /** Which annotation marks the types as generated. */
  GENERATED("none", "none, javax, jakarta, the qualified name of an annotation class") {
    @Override
    boolean accepts(String value) {
      return Set.of("none", "javax", "jakarta").contains(value)
          || (value.contains(".") && JavaWords.isQualifiedName(value));
    }
  },
  /** Which nullness annotations the types have. */
  NULLNESS("none", "none, jspecify"),
  /** Whether the messages are of protobuf's lite runtime. */
  LITE("false", "false, true");

  private final String defaultValue;
  private final String validValues;

  OptionSpec(String defaultValue, String validValues) {
    this.defaultValue = defaultValue;
    this.validValues = validValues;
  }

  /**
   * Finds an option by its key.
   *
   * @param key what stands before the {@code =}
   * @return the option, if there is one with this key
   */
  public static Optional<OptionSpec> byKey(String key) {
    for (OptionSpec spec : values()) {
      if (spec.key().equals(key)) {
        return Optional.of(spec);
      }
    }
    return Optional.empty();
  }

  /**
   * Lists all keys for a message.
   *
   * @return such as {@code async, lite, client}
   */
  public static String allKeys() {
    return Arrays.stream(values()).map(OptionSpec::key).collect(Collectors.joining(", "));
  }

  /**
   * What stands before the {@code =}.
   *
   * @return the key
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What holds if the option is not given.
   *
   * @return the value, perhaps empty
   */
  public String defaultValue() {
    return defaultValue;
  }

  boolean accepts(String value) {
    return List.of(validValues.split(", ")).contains(value);
  }

  String validValues() {
    return validValues;
  }

  /** What to say to a value that is not accepted. */
  String refusal(String value) {
    return "option '%s' has the bad value '%s'; valid: %s".formatted(key(), value, validValues());
  }
}
