package dev.tandem.maven;

import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands in for parts of Maven that are told something, and notes what they are told. */
final class RecordedCalls {
  private final List<String> lines = new ArrayList<>();
  private final String root;

  /**
   * Nothing yet.
   *
   * @param root a folder that is left out of the names of files
   */
  RecordedCalls(Path root) {
    this.root = root + File.separator;
  }

  /** Notes each call as a line: the name of the method and its arguments. */
  <T> T of(Class<T> type) {
    Object recorder =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              String values =
                  Stream.of(arguments)
                      .map(each -> String.valueOf(each).replace(root, ""))
                      .collect(Collectors.joining(" "));
              lines.add(method.getName() + " " + values);
              return null;
            });
    return type.cast(recorder);
  }

  /** The calls so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
