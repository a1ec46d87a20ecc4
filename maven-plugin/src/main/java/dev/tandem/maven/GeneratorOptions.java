package dev.tandem.maven;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The generator's options, inside {@code <options>}.
 *
 * <p>A class of its own, and not parameters of the goal, because Maven ignores a parameter that it
 * does not know: here a misspelt element fails the build. All are texts, because Maven reads a
 * boolean that it does not understand as false: as they are, the generator judges them, and its
 * error names the values that are valid.
 */
public final class GeneratorOptions {
  private @Nullable String async;
  private @Nullable String client;
  private @Nullable String server;
  private @Nullable String unimplemented;
  private @Nullable String suffix;
  private @Nullable String generated;
  private @Nullable String nullness;
  private @Nullable String lite;

  /** Whether protoc is to make messages of the lite runtime. */
  boolean areLite() {
    return "true".equals(lite);
  }

  /** As protoc would hand them to the generator: {@code client=false,suffix=Api}. */
  String asParameter() throws UserErrorException {
    Map<String, @Nullable String> options = new LinkedHashMap<>();
    options.put("async", async);
    options.put("client", client);
    options.put("server", server);
    options.put("unimplemented", unimplemented);
    options.put("suffix", suffix);
    options.put("generated", generated);
    options.put("nullness", nullness);
    options.put("lite", lite);
    options.values().removeIf(value -> value == null);
    for (Map.Entry<String, @Nullable String> option : options.entrySet()) {
      if (String.valueOf(option.getValue()).contains(",")) {
        throw new UserErrorException(
            "options: the value of %s must not have a comma: '%s'"
                .formatted(option.getKey(), option.getValue()));
      }
    }
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(","));
  }
}
