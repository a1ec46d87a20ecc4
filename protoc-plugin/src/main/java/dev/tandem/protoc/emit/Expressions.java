package dev.tandem.protoc.emit;

import com.palantir.javapoet.CodeBlock;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.RpcVariables;
import dev.tandem.protoc.model.ServiceModel;
import java.util.Set;

/** Names types in expressions of the Rpc class. */
final class Expressions {
  private final Set<String> variables;

  Expressions(ServiceModel service) {
    variables = RpcVariables.of(service);
  }

  /** Writes the simple name, or the qualified one where a variable would hide it. */
  CodeBlock of(JavaType type) {
    return variables.contains(type.topLevelName())
        ? CodeBlock.of("$L", type.qualifiedName())
        : CodeBlock.of("$T", Poet.name(type));
  }
}
