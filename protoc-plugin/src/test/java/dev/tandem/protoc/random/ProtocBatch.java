package dev.tandem.protoc.random;

import dev.tandem.protoc.testing.Protoc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs protoc over many cases at once, again and again without those that it does not take. */
final class ProtocBatch {
  private static final Pattern MARK = Pattern.compile("(?<![A-Za-z0-9_])c(\\d+)(?![A-Za-z0-9_])");

  private ProtocBatch() {}

  /**
   * Runs protoc.
   *
   * @return what it says of the cases that it does not take, by their numbers
   */
  static Map<Integer, String> run(Path root, List<String> arguments, List<ProtoCase> cases) {
    Map<Integer, String> refused = new TreeMap<>();
    List<ProtoCase> rest = new ArrayList<>(cases);
    while (!rest.isEmpty()) {
      List<String> protos =
          rest.stream().flatMap(one -> one.files().stream()).map(file -> file.getName()).toList();
      Protoc.Result result = Protoc.run(root, arguments, protos);
      if (result.exitCode() == 0) {
        break;
      }
      Set<Integer> blamed = blamed(result.output(), rest);
      blamed.forEach(number -> refused.put(number, result.output()));
      rest.removeIf(one -> blamed.contains(one.number()));
    }
    return refused;
  }

  private static Set<Integer> blamed(String output, List<ProtoCase> cases) {
    Set<Integer> numbers = cases.stream().map(ProtoCase::number).collect(Collectors.toSet());
    if (numbers.size() > 1) {
      numbers.retainAll(
          output
              .lines()
              .filter(line -> !line.contains("warning:"))
              .flatMap(line -> MARK.matcher(line).results())
              .map(mark -> Integer.valueOf(mark.group(1)))
              .toList());
    }
    if (numbers.isEmpty()) {
      throw new IllegalStateException("protoc names none of the cases:\n" + output);
    }
    return numbers;
  }

  /** Whose the file is, by its path. */
  static int owner(String path, List<ProtoCase> cases) {
    if (cases.size() == 1) {
      return cases.get(0).number();
    }
    Matcher mark = MARK.matcher(path);
    if (!mark.find()) {
      throw new IllegalStateException("a file of no case: " + path);
    }
    return Integer.parseInt(mark.group(1));
  }
}
