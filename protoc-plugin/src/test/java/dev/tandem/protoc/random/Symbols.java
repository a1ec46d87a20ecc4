package dev.tandem.protoc.random;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** The full names of a case's protos, of which protoc wants each once. */
final class Symbols {
  private final Set<String> taken = new HashSet<>();
  private int count;

  static String join(String scope, String name) {
    return scope.isEmpty() ? name : scope + "." + name;
  }

  void declarePackage(String name) {
    for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      taken.add(name.substring(0, dot));
    }
  }

  /** Takes the first of the names that is free in the scope, or makes one up. */
  String declare(String scope, Supplier<String> names) {
    for (int attempt = 0; attempt < 10; attempt++) {
      String name = names.get();
      if (taken.add(join(scope, name))) {
        return name;
      }
    }
    return declare(scope, () -> fresh("Made"));
  }

  /** A name that is nowhere else. */
  String fresh(String start) {
    return start + ++count;
  }
}
