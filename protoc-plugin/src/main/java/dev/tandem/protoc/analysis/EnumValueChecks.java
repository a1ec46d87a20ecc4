package dev.tandem.protoc.analysis;

import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses values of enums whose constants protoc's Java can't have. Their names start with a small
 * letter, an underscore, U or V: the quick reading of a request keeps hardly any others. A package
 * that starts with another capital is the exception, for which it is not worth the while.
 */
final class EnumValueChecks {
  /** Fields of all of protoc's enums. */
  private static final Set<String> FIELDS = Set.of("value", "internalValueMap");

  private final String firstOfPackage;
  private final boolean lite;
  private final SourceInfo info;
  private final Diagnostics diagnostics;

  EnumValueChecks(String packageName, boolean lite, SourceInfo info, Diagnostics diagnostics) {
    this.firstOfPackage = packageName.split("\\.", 2)[0];
    this.lite = lite;
    this.info = info;
    this.diagnostics = diagnostics;
  }

  /** Checks all values of an enum, which is at a path in the file. */
  void check(EnumDescriptor enumeration, List<Integer> path) {
    for (EnumValueDescriptor value : enumeration.getValues()) {
      String obstacle = obstacle(value.getName(), enumeration);
      if (obstacle != null) {
        List<Integer> place = new ArrayList<>(path);
        place.add(EnumDescriptorProto.VALUE_FIELD_NUMBER);
        place.add(value.getIndex());
        diagnostics.error(
            info.position(place),
            "value '%s' of enum '%s' can't become a Java constant, because %s: rename it"
                .formatted(value.getName(), enumeration.getFullName(), obstacle));
      }
    }
  }

  private @Nullable String obstacle(String name, EnumDescriptor enumeration) {
    if (JavaWords.isReserved(name)) {
      return "'" + name + "' is reserved in Java";
    }
    // A variable, which hides a package of its name from expressions (JLS 6.4.2).
    if (name.equals("com") || (!lite && name.equals(firstOfPackage))) {
      return "it would hide the package '" + name + "' from protoc's own code";
    }
    boolean taken =
        FIELDS.contains(name)
            || (name.equals("VALUES") && !lite)
            || (name.equals("UNRECOGNIZED") && !enumeration.isClosed());
    return taken ? "protoc's enums have a '" + name + "' themselves" : null;
  }
}
