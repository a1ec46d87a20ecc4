package dev.tandem.protoc.options;

import dev.tandem.protoc.diagnostics.Diagnostics;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code key=value,key=value}, strictly: a misspelt option must not be ignored. */
public final class OptionParser {
  private OptionParser() {}

  /**
   * Reads the parameter that protoc hands on from {@code --tandem_opt}.
   *
   * @param parameter the options, separated by commas; may be empty
   * @param diagnostics takes an error for each option that is unknown, repeated, bad or malformed
   * @return the options, with the default in the place of each that is wrong
   */
  public static GeneratorOptions parse(String parameter, Diagnostics diagnostics) {
    Map<OptionSpec, String> values = new EnumMap<>(OptionSpec.class);
    if (!parameter.isBlank()) {
      for (String option : parameter.split(",", -1)) {
        parseOne(option.strip(), values, diagnostics);
      }
    }
    return toOptions(values);
  }

  static GeneratorOptions defaults() {
    return toOptions(Map.of());
  }

  private static void parseOne(
      String option, Map<OptionSpec, String> values, Diagnostics diagnostics) {
    if (option.isEmpty()) {
      diagnostics.error(
          "an option is empty, is there a comma too many? The options are " + OptionSpec.allKeys());
      return;
    }
    int equals = option.indexOf('=');
    String key = equals < 0 ? option : option.substring(0, equals);
    Optional<OptionSpec> known = OptionSpec.byKey(key);
    if (known.isEmpty()) {
      diagnostics.error(
          "unknown option '%s'; the options are %s".formatted(key, OptionSpec.allKeys()));
      return;
    }
    OptionSpec spec = known.get();
    if (equals < 0) {
      diagnostics.error(
          "option '%s' has no value, write %s=VALUE; valid: %s"
              .formatted(key, key, spec.validValues()));
      return;
    }
    String value = option.substring(equals + 1);
    if (values.containsKey(spec)) {
      diagnostics.error(
          "option '%s' is given twice, as '%s' and as '%s'; give it once, valid: %s"
              .formatted(key, values.get(spec), value, spec.validValues()));
      return;
    }
    values.put(spec, value);
    if (!spec.accepts(value)) {
      diagnostics.error(spec.refusal(value));
    }
  }

  private static GeneratorOptions toOptions(Map<OptionSpec, String> values) {
    return new GeneratorOptions(
        isTrue(values, OptionSpec.ASYNC),
        isTrue(values, OptionSpec.LITE),
        isTrue(values, OptionSpec.CLIENT),
        isTrue(values, OptionSpec.SERVER),
        value(values, OptionSpec.UNIMPLEMENTED).equals("abstract")
            ? Unimplemented.ABSTRACT
            : Unimplemented.DEFAULT,
        value(values, OptionSpec.SUFFIX),
        generated(value(values, OptionSpec.GENERATED)),
        value(values, OptionSpec.NULLNESS).equals("jspecify") ? Nullness.JSPECIFY : Nullness.NONE);
  }

  private static GeneratedMark generated(String value) {
    return switch (value) {
      case "none" -> GeneratedMark.NONE;
      case "javax" -> new GeneratedMark("javax.annotation.Generated");
      case "jakarta" -> new GeneratedMark("jakarta.annotation.Generated");
      default -> new GeneratedMark(value);
    };
  }

  private static boolean isTrue(Map<OptionSpec, String> values, OptionSpec spec) {
    return value(values, spec).equals("true");
  }

  private static String value(Map<OptionSpec, String> values, OptionSpec spec) {
    String value = values.get(spec);
    return value != null && spec.accepts(value) ? value : spec.defaultValue();
  }
}
