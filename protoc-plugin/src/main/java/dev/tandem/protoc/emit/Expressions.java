package dev.tandem.protoc.emit;

import com.squareup.javapoet.CodeBlock;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.HashSet;
import java.util.Set;

/**
 * Names types in expressions of the Rpc class. There a variable hides a type of the same name (JLS
 * 6.4.2): the message {@code GET_USER} beside the rpc {@code GetUser}, or a service {@code
 * options}.
 */
final class Expressions {
  private final Set<String> variables =
      new HashSet<>(Set.of("SERVICE_NAME", "schema", "descriptor", "service", "options"));

  Expressions(ServiceModel service) {
    service.methods().stream().map(MethodModel::constantName).forEach(variables::add);
  }

  /** Writes the simple name, or the qualified one where a variable would hide it. */
  CodeBlock of(JavaType type) {
    return variables.contains(type.topLevelName())
        ? CodeBlock.of("$L", type.qualifiedName())
        : CodeBlock.of("$T", Poet.name(type));
  }
}
