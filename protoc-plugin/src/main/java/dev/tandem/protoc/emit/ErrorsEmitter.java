package dev.tandem.protoc.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tandem.protoc.model.DeclaredError;
import dev.tandem.protoc.model.ServiceModel;
import javax.lang.model.element.Modifier;

/** Writes the class with an exception for each error that a service declares. */
final class ErrorsEmitter implements TypeEmitter {
  /** The constant of each exception that tells the runtime of it. */
  static final String ERROR = "ERROR";

  private static final CodeBlock WITH_DETAIL =
      CodeBlock.of(
          """
          Fails with this message and this detail for the caller.

          @param message for people
          @param detail for the program
          """);

  private static final CodeBlock DETAIL =
      CodeBlock.of(
          """
          Gives the detail.

          @return the first one of its type
          """);

  private final TypeAnnotations annotations;

  ErrorsEmitter(TypeAnnotations annotations) {
    this.annotations = annotations;
  }

  @Override
  public TypeSpec emit(ServiceModel service) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(Poet.name(service.types().errors()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("$L", ErrorDocs.all(service.fullName()));
    annotations.addTo(type, service);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(TypeDocs.NO_INSTANCES)
            .build());
    service.errors().forEach(error -> type.addType(exception(error, service.deprecated())));
    return type.build();
  }

  private static TypeSpec exception(DeclaredError error, boolean inDeprecated) {
    ClassName name = Poet.name(error.exception());
    ClassName detail = Poet.detail(error);
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .superclass(RuntimeTypes.RPC_EXCEPTION.nestedClass(error.codeException()))
        .addJavadoc("$L", ErrorDocs.exception(error))
        .addAnnotation(suppressed(error.mentionsDeprecated() && !inDeprecated))
        .addField(constant(error, name, detail))
        .addMethod(forHandlers(detail))
        .addMethod(forCopies())
        .addMethod(detail(detail))
        .addMethod(copy(name))
        .build();
  }

  /** Nobody serializes exceptions of calls. */
  private static AnnotationSpec suppressed(boolean deprecation) {
    return AnnotationSpec.builder(SuppressWarnings.class)
        .addMember("value", deprecation ? "{\"serial\", \"deprecation\"}" : "\"serial\"")
        .build();
  }

  private static FieldSpec constant(DeclaredError error, ClassName name, ClassName detail) {
    CodeBlock declared =
        CodeBlock.of(
            "$T.of($Z$T.$L,$W$T.class,$W$T::new)",
            RuntimeTypes.DECLARED_ERROR,
            RuntimeTypes.STATUS_CODE,
            error.code(),
            detail,
            name);
    return FieldSpec.builder(RuntimeTypes.DECLARED_ERROR, ERROR, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("What the runtime knows this error by.\n")
        .initializer(MethodConstants.onNextLine(declared))
        .build();
  }

  private static MethodSpec forHandlers(ClassName detail) {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(WITH_DETAIL)
        .addParameter(String.class, "message")
        .addParameter(detail, "detail")
        .addStatement("this($T.of(message, detail))", RuntimeTypes.ERROR_PARTS)
        .build();
  }

  private static MethodSpec forCopies() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("Takes what a failed call, or a copy, is made of.\n\n@param parts the parts\n")
        .addParameter(RuntimeTypes.ERROR_PARTS, "parts")
        .addStatement("super(parts)")
        .build();
  }

  private static MethodSpec detail(ClassName detail) {
    return MethodSpec.methodBuilder("detail")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(DETAIL)
        .returns(detail)
        .addStatement("return detail($T.class).orElseThrow()", detail)
        .build();
  }

  private static MethodSpec copy(ClassName name) {
    return MethodSpec.methodBuilder("copy")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(name)
        .addParameter(RuntimeTypes.ERROR_PARTS, "parts")
        .addStatement("return new $T(parts)", name)
        .build();
  }
}
