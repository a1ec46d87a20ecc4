package dev.tandem.protoc.analysis;

import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.extensions.ErrorOption;
import dev.tandem.protoc.model.FixedTypes;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.JavaWords;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the exceptions of one service, which are nested in one class. */
final class ExceptionNames {
  private final JavaType around;
  private final Diagnostics diagnostics;
  private final Map<String, Named> taken = new HashMap<>();

  /** An exception's name, what it stands for, and where it got its name. */
  private record Named(String name, String error, ErrorOption option) {}

  ExceptionNames(JavaType around, Diagnostics diagnostics) {
    this.around = around;
    this.diagnostics = diagnostics;
  }

  /** Takes a name for an error. Returns whether it can have it, and says so if not. */
  boolean add(String name, String error, ErrorOption option) {
    String obstacle = obstacle(name);
    if (obstacle != null) {
      refuse(option, name, error, obstacle);
      return false;
    }
    // Each becomes a file, and on some systems these have no case.
    Named other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), new Named(name, error, option));
    if (other == null) {
      return true;
    }
    String clash =
        other.name().equals(name)
            ? "is the name"
            : "differs by letter case only from '%s', the name".formatted(other.name());
    refuse(
        option,
        name,
        error,
        "%s of what %s declares as %s (%s)"
            .formatted(clash, other.option().element(), other.error(), other.option().source()));
    return false;
  }

  private @Nullable String obstacle(String name) {
    if (!JavaWords.isTypeName(name)) {
      return "can't name a Java class";
    } else if (name.equals(around.topLevelName())) {
      return "is the name of the class around it";
    } else if (FixedTypes.INHERITED_BY_ERRORS.contains(name)) {
      return "is the name of a class that RpcException has";
    }
    return null;
  }

  private void refuse(ErrorOption option, String name, String error, String why) {
    option.refuse(
        diagnostics,
        "declares %s, whose exception '%s.%s' can't be called so, because that %s: set exception to another name"
            .formatted(error, around.topLevelName(), name, why));
  }
}
