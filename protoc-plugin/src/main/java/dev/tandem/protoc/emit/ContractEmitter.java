package dev.tandem.protoc.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.options.Unimplemented;
import javax.lang.model.element.Modifier;

/**
 * Writes an interface that servers implement. Nothing is nested in it: it must not shadow anyone's
 * imports.
 */
final class ContractEmitter implements TypeEmitter {
  private final Style style;
  private final GeneratorOptions options;
  private final TypeAnnotations annotations;
  private final Comments comments;

  ContractEmitter(
      Style style, GeneratorOptions options, TypeAnnotations annotations, Comments comments) {
    this.style = style;
    this.options = options;
    this.annotations = annotations;
    this.comments = comments;
  }

  @Override
  public TypeSpec emit(ServiceModel service) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(Poet.name(style.contract(service.types())))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(TypeDocs.contract(style, service, comments.of(service), options));
    annotations.addTo(type, service);
    for (MethodModel method : service.methods()) {
      type.addMethod(method(service, method));
    }
    return type.build();
  }

  private MethodSpec method(ServiceModel service, MethodModel method) {
    MethodSpec.Builder builder =
        style
            .method(method)
            .addJavadoc(MethodDocs.contract(style, method, comments.of(method)))
            .addAnnotations(Poet.deprecation(service, method));
    if (options.unimplemented() == Unimplemented.ABSTRACT) {
      return builder.addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT).build();
    }
    return builder
        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
        .addStatement(
            "throw new $T($Z$S)",
            RuntimeTypes.UNIMPLEMENTED,
            "Method " + method.fullName() + " is unimplemented")
        .build();
  }
}
