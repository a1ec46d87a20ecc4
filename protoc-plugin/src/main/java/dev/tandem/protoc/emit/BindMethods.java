package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes how an implementation becomes something that a server can serve. */
final class BindMethods {
  private final Style style;
  private final ServiceModel service;
  private final Expressions names;

  BindMethods(Style style, ServiceModel service, Expressions names) {
    this.style = style;
    this.service = service;
    this.names = names;
  }

  String name() {
    return style.bindMethod();
  }

  MethodSpec withDefaults() {
    return bind()
        .addJavadoc(TypeDocs.bind(style))
        .addStatement(
            "return $L(service,$W$T.defaults())", style.bindMethod(), RuntimeTypes.SERVER_OPTIONS)
        .build();
  }

  /** Binds what the statements bind. */
  MethodSpec withOptions(CodeBlock statements) {
    MethodSpec.Builder bind =
        bind()
            .addJavadoc(TypeDocs.bindWithOptions(style))
            .addParameter(RuntimeTypes.SERVER_OPTIONS, "options");
    if (callsDeprecated() && !service.deprecated()) {
      bind.addAnnotation(Poet.SUPPRESS_DEPRECATION);
    }
    return bind.addStatement(
            "$T binder =$W$T.of(descriptor, service, options)", binderType(), style.binder())
        .addCode(statements)
        .addStatement("return binder.build()")
        .build();
  }

  private boolean callsDeprecated() {
    for (MethodModel method : service.methods()) {
      if (method.deprecated()) {
        return true;
      }
    }
    return false;
  }

  /** Binds a part of the rpcs, for a class that has only these. */
  MethodSpec part(List<MethodModel> methods) {
    return MethodSpec.methodBuilder(style.bindMethod())
        .addModifiers(Modifier.STATIC)
        .addJavadoc(TypeDocs.BIND_PART)
        .addParameter(binderType(), "binder")
        .addCode(each(methods))
        .build();
  }

  /** A statement for each rpc: a chain of calls would be too deep for javac if there are many. */
  CodeBlock each(List<MethodModel> methods) {
    CodeBlock.Builder statements = CodeBlock.builder();
    for (MethodModel method : methods) {
      statements.addStatement(
          "binder.$L($L,$W$L::$L)",
          Poet.runtimeMethod(method.kind()),
          method.constantName(),
          names.of(style.contract(service.types())),
          method.javaName());
    }
    return statements.build();
  }

  private ParameterizedTypeName binderType() {
    ClassName contract = Poet.name(style.contract(service.types()));
    return Poet.of(style.binder(), contract);
  }

  private MethodSpec.Builder bind() {
    return MethodSpec.methodBuilder(style.bindMethod())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeTypes.SERVER_SERVICE_DEFINITION)
        .addParameter(Poet.name(style.contract(service.types())), "service");
  }
}
