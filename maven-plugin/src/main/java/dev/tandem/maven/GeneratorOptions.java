package dev.tandem.maven;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.util.ArrayList;
import java.util.List;
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
    List<String> options = new ArrayList<>();
    add(options, "async", async);
    add(options, "client", client);
    add(options, "server", server);
    add(options, "unimplemented", unimplemented);
    add(options, "suffix", suffix);
    add(options, "generated", generated);
    add(options, "nullness", nullness);
    add(options, "lite", lite);
    return String.join(",", options);
  }

  private static void add(List<String> options, String name, @Nullable String value)
      throws UserErrorException {
    if (value == null) {
      return;
    }
    if (value.contains(",")) {
      throw new UserErrorException(
          "options: the value of %s must not have a comma: '%s'".formatted(name, value));
    }
    options.add(name + "=" + value);
  }
}
