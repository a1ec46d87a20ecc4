package dev.tandem.protoc.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.tandem.protoc.model.DeclaredError;
import dev.tandem.protoc.model.Idempotency;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the constants that describe rpcs. */
final class MethodConstants {
  private final ServiceModel service;
  private final Expressions names;

  MethodConstants(ServiceModel service, Expressions names) {
    this.service = service;
    this.names = names;
  }

  /** The constant that everyone sees, made here. */
  FieldSpec here(MethodModel method) {
    return visible(method, initializer(method));
  }

  /** The constant that everyone sees, made in another class. */
  FieldSpec in(String type, MethodModel method) {
    return visible(method, CodeBlock.of("$L.$L", type, method.constantName()));
  }

  /** The constant in the class that makes it for another. */
  FieldSpec hidden(MethodModel method) {
    return field(method)
        .addJavadoc(MethodDocs.hiddenConstant(method))
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(onNextLine(initializer(method)))
        .build();
  }

  /** The names of constants, as arguments. */
  static CodeBlock listed(List<MethodModel> methods) {
    CodeBlock.Builder names = CodeBlock.builder();
    for (MethodModel method : methods) {
      names.add(names.isEmpty() ? "$L" : ",$W$L", method.constantName());
    }
    return names.build();
  }

  /** Most initialisers would not fit behind the name, and those that do would look different. */
  static CodeBlock onNextLine(CodeBlock initializer) {
    return CodeBlock.of("\n$>$>$L$<$<", initializer);
  }

  private FieldSpec visible(MethodModel method, CodeBlock initializer) {
    return field(method)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(MethodDocs.constant(method))
        .addAnnotations(Poet.deprecation(service, method))
        .initializer(onNextLine(initializer))
        .build();
  }

  private static FieldSpec.Builder field(MethodModel method) {
    return FieldSpec.builder(
        Poet.of(RuntimeTypes.METHOD_DESCRIPTOR, Poet.request(method), Poet.response(method)),
        method.constantName());
  }

  private CodeBlock initializer(MethodModel method) {
    CodeBlock descriptor =
        CodeBlock.of(
            "schema.$L($S,$W$L.getDefaultInstance(),$W$L.getDefaultInstance())",
            Poet.runtimeMethod(method.kind()),
            method.protoName(),
            names.of(method.request()),
            names.of(method.response()));
    return marked(method.idempotency(), withErrors(method, descriptor));
  }

  private CodeBlock withErrors(MethodModel method, CodeBlock descriptor) {
    if (method.errors().isEmpty()) {
      return descriptor;
    }
    CodeBlock.Builder errors = CodeBlock.builder();
    for (DeclaredError error : method.errors()) {
      errors.add(",$W$L.$L", names.of(error.exception()), ErrorsEmitter.ERROR);
    }
    return CodeBlock.of(
        "$T.withErrors($Z$L$L)", RuntimeTypes.SERVICE_SCHEMA, descriptor, errors.build());
  }

  private static CodeBlock marked(Idempotency idempotency, CodeBlock descriptor) {
    return switch (idempotency) {
      case UNKNOWN -> descriptor;
      case IDEMPOTENT ->
          CodeBlock.of("$T.idempotent($Z$L)", RuntimeTypes.SERVICE_SCHEMA, descriptor);
      case NO_SIDE_EFFECTS ->
          CodeBlock.of("$T.safe($Z$L)", RuntimeTypes.SERVICE_SCHEMA, descriptor);
    };
  }
}
