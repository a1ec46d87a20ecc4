package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocCommand;
import dev.tandem.maven.protoc.ProtocProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lets protoc read the protos, and describe them if they are right.
 *
 * @param protoc the protoc to run
 * @param imports where imports are
 * @param scratch for its files
 */
record FrontEnd(Protoc protoc, ImportPath imports, Path scratch) {
  // Whoever has more broken files than this will come back.
  private static final int MOST_RUNS = 50;

  /** Starts it, and does not wait. */
  ProtocProcess start(List<Path> sources, Path descriptorSet) throws IOException {
    ProtocCommand command = ProtocCommand.descriptorSet(imports.folders(), sources, descriptorSet);
    return protoc.start(command, scratch, "descriptors");
  }

  /**
   * Writes a descriptor set.
   *
   * @param first was started with the other two
   * @return warnings
   * @throws UserErrorException with the errors of all files: protoc stops at the first file that
   *     has some, so it is asked again about those behind it
   */
  List<Diagnostic> describe(ProtocProcess first, List<Path> sources, Path descriptorSet)
      throws IOException, InterruptedException, UserErrorException {
    Set<Diagnostic> found = new LinkedHashSet<>();
    List<Path> rest = sources;
    for (int run = 0; !rest.isEmpty() && run < MOST_RUNS; run++) {
      try {
        found.addAll(run == 0 ? first.await() : describeOnce(rest, descriptorSet));
        rest = List.of();
      } catch (UserErrorException e) {
        found.addAll(e.diagnostics());
        rest = afterFirstNamed(rest, e.diagnostics());
      }
    }
    for (Diagnostic each : found) {
      if (each.isError()) {
        throw new UserErrorException(List.copyOf(found));
      }
    }
    return List.copyOf(found);
  }

  private List<Diagnostic> describeOnce(List<Path> sources, Path descriptorSet)
      throws IOException, InterruptedException, UserErrorException {
    try (ProtocProcess process = start(sources, descriptorSet)) {
      return process.await();
    }
  }

  /** Always fewer than before; none if the errors are about no source, but about all of it. */
  private static List<Path> afterFirstNamed(List<Path> sources, List<Diagnostic> diagnostics) {
    return IntStream.range(0, sources.size())
        .filter(index -> isNamed(sources.get(index).toString(), diagnostics))
        .mapToObj(index -> sources.subList(index + 1, sources.size()))
        .findFirst()
        .orElse(List.of());
  }

  /** Whether errors are about a source; on Windows, protoc names it with other slashes. */
  static boolean isNamed(String source, List<Diagnostic> diagnostics) {
    String name = source.replace('\\', '/');
    for (Diagnostic each : diagnostics) {
      String file = each.file();
      if (each.isError() && file != null && file.replace('\\', '/').equals(name)) {
        return true;
      }
    }
    return false;
  }
}
