package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Puts the stubs of several descriptor sets together. Each set has all that its protos import, so
 * that one proto is often in two of them, or is one of the project's own as well.
 */
final class SharedStubs {
  private final GeneratedFiles files;
  private final Map<String, String> makers = new HashMap<>();

  /** Adds to what was made of the project's own protos. */
  SharedStubs(GeneratedFiles files) {
    this.files = files;
  }

  /**
   * Adds the stubs of a set; those that are there already must be the same.
   *
   * @param wanted by name, which files of the set to take
   */
  void add(DescriptorSet compiled, Predicate<String> wanted, String options)
      throws IOException, UserErrorException {
    GeneratedFiles made = new GeneratedFiles();
    Stubs.addTo(made, compiled, wanted, options);
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : made.contents().entrySet()) {
      byte[] known = files.contents().get(file.getKey());
      if (known == null) {
        files.add(file.getKey(), file.getValue());
        makers.put(file.getKey(), compiled.file().toString());
      } else if (!Arrays.equals(known, file.getValue())) {
        others.add(file.getKey());
      }
    }
    if (!others.isEmpty()) {
      throw clash(compiled, others);
    }
  }

  private UserErrorException clash(DescriptorSet compiled, List<String> names) {
    String first = names.get(0);
    int more = names.size() - 1;
    return new UserErrorException(
        "sourceDescriptorSets: %s has another proto for %s%s than %s; let both have the same one, or leave out one by its name, with excludes"
            .formatted(
                compiled.file(),
                first,
                more == 0 ? "" : " (and " + more + " more)",
                makers.getOrDefault(first, "the project's own")));
  }
}
