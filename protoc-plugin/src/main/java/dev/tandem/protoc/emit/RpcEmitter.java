package dev.tandem.protoc.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.tandem.protoc.model.Idempotency;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;
import javax.lang.model.element.Modifier;

/**
 * Writes the class with the service's descriptors and bindings.
 *
 * <p>Its private fields are lower-case, so that no rpc's constant can meet them. The order of the
 * fields matters: each is initialised from those before it.
 */
final class RpcEmitter implements TypeEmitter {
  private final GeneratorOptions options;
  private final TypeAnnotations annotations;

  RpcEmitter(GeneratorOptions options, TypeAnnotations annotations) {
    this.options = options;
    this.annotations = annotations;
  }

  @Override
  public TypeSpec emit(ServiceModel service) {
    Expressions names = new Expressions(service);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(Poet.name(service.types().rpc()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(TypeDocs.rpc(service));
    annotations.addTo(type, service);
    type.addField(serviceName(service));
    type.addField(schema(service, names));
    service.methods().forEach(method -> type.addField(constant(service, method, names)));
    type.addField(descriptor(service));
    type.addMethod(noInstances());
    type.addMethod(serviceDescriptor());
    if (options.server()) {
      type.addMethods(BindMethods.of(service, names));
    }
    return type.build();
  }

  private static FieldSpec serviceName(ServiceModel service) {
    return FieldSpec.builder(
            String.class, "SERVICE_NAME", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(TypeDocs.SERVICE_NAME)
        .initializer("$S", service.fullName())
        .build();
  }

  /** Naming the oldest runtime that will do makes a runtime that is older refuse to start. */
  private static FieldSpec schema(ServiceModel service, Expressions names) {
    return privateConstant(RuntimeTypes.SERVICE_SCHEMA, "schema")
        .addJavadoc(TypeDocs.SCHEMA)
        .initializer(
            onNextLine(
                CodeBlock.of(
                    "$T.of(SERVICE_NAME,$W$S,$W$L::getDescriptor)",
                    RuntimeTypes.SERVICE_SCHEMA,
                    RuntimeTypes.MIN_RUNTIME,
                    names.of(service.fileType()))))
        .build();
  }

  private static FieldSpec constant(ServiceModel service, MethodModel method, Expressions names) {
    CodeBlock descriptor =
        CodeBlock.of(
            "schema.$L($S,$W$L.getDefaultInstance(),$W$L.getDefaultInstance())",
            Poet.runtimeMethod(method.kind()),
            method.protoName(),
            names.of(method.request()),
            names.of(method.response()));
    return FieldSpec.builder(
            Poet.of(RuntimeTypes.METHOD_DESCRIPTOR, Poet.request(method), Poet.response(method)),
            method.constantName(),
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc(MethodDocs.constant(method))
        .addAnnotations(Poet.deprecation(service, method))
        .initializer(onNextLine(marked(method.idempotency(), descriptor)))
        .build();
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

  private static FieldSpec descriptor(ServiceModel service) {
    CodeBlock constants =
        service.methods().stream()
            .map(method -> CodeBlock.of("$L", method.constantName()))
            .collect(CodeBlock.joining(",$W"));
    return privateConstant(RuntimeTypes.SERVICE_DESCRIPTOR, "descriptor")
        .addJavadoc(TypeDocs.DESCRIPTOR)
        .initializer(onNextLine(CodeBlock.of("schema.descriptor($Z$L)", constants)))
        .build();
  }

  /** Most initialisers would not fit behind the name, and those that do would look different. */
  private static CodeBlock onNextLine(CodeBlock initializer) {
    return CodeBlock.of("\n$>$>$L$<$<", initializer);
  }

  private static FieldSpec.Builder privateConstant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }

  private static MethodSpec noInstances() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc(TypeDocs.NO_INSTANCES)
        .build();
  }

  private static MethodSpec serviceDescriptor() {
    return MethodSpec.methodBuilder("serviceDescriptor")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(TypeDocs.SERVICE_DESCRIPTOR)
        .returns(RuntimeTypes.SERVICE_DESCRIPTOR)
        .addStatement("return descriptor")
        .build();
  }
}
