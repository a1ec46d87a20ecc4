package dev.tandem.demo.docs;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the project's documents, and the code that they quote. */
final class Documents {
  static final Path PROJECT = Path.of("../..");
  static final Path SNIPPETS = Path.of("src/test/java/dev/tandem/demo/docs");

  /** Pages that quote examples which have tests of their own, and where those are. */
  static final Map<String, List<String>> EXAMPLES =
      Map.ofEntries(
          entry("browser.md", List.of("it/web/src/page/src")),
          entry("database.md", List.of("it/database/src")),
          entry("errors.md", List.of("it/errors/src")),
          entry("frameworks.md", List.of("it/armeria/src", "it/spring/src", "it/web/src/main")),
          entry("kubernetes.md", List.of("it/kubernetes/src", "deploy/kubernetes")),
          entry("languages.md", List.of("it/peers/src")),
          entry("operation.md", List.of("it/operation/src")),
          entry("processes.md", List.of("it/ipc/src")),
          entry("resilience.md", List.of("it/resilience/src")),
          entry("rest.md", List.of("it/web/src/main", "it/web/src/test", "proto-samples/src/web")),
          entry("security.md", List.of("it/security/src")),
          entry("testing.md", List.of("testing/src")));

  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile(
          "^ *// (?:readme|docs):([\\w-]+)\\n(.*?)^ *// \\w+:end$",
          Pattern.MULTILINE | Pattern.DOTALL);

  private Documents() {}

  /** Gives the documents whose code is that of this module. */
  static List<Path> ofThisModule() {
    return all().stream()
        .filter(document -> !EXAMPLES.containsKey(document.getFileName().toString()))
        .toList();
  }

  /** Gives the paths of all documents that readers get to see. */
  static List<Path> all() {
    List<Path> documents = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      documents.add(PROJECT.resolve(name));
    }
    documents.addAll(list(PROJECT.resolve("docs"), ".md"));
    return documents;
  }

  static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> list(Path folder, String suffix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the anchors of a document's headings, as GitHub makes them. */
  static Set<String> anchors(Path document) {
    return read(document)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ +", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(toSet());
  }

  /** Gives the fenced blocks of a document in one language. */
  static List<String> blocks(Path document, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(read(document));
    while (fence.find()) {
      if (fence.group(1).equals(language)) {
        blocks.add(fence.group(2).strip());
      }
    }
    return blocks;
  }

  /** Gives the code between the markers in this package's sources, by the markers' names. */
  static Map<String, String> regions() {
    Map<String, String> regions = new LinkedHashMap<>();
    for (Path source : list(SNIPPETS, ".java")) {
      Matcher region = REGION.matcher(read(source));
      while (region.find()) {
        String before = regions.put(region.group(1), region.group(2).stripTrailing().stripIndent());
        if (before != null) {
          throw new IllegalStateException("two regions are called " + region.group(1));
        }
      }
    }
    return regions;
  }

  /** Gives the cells of the table under a heading, without the table's head. */
  static List<List<String>> table(Path document, String heading) {
    String text = read(document);
    int start = text.indexOf("\n## " + heading + "\n");
    if (start < 0) {
      throw new IllegalStateException("no heading " + heading + " in " + document);
    }
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end)
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }
}
