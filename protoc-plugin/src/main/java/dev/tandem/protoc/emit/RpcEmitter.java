package dev.tandem.protoc.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class with the service's descriptors and bindings.
 *
 * <p>Its private fields are lower-case, so that no rpc's constant can meet them. The order of the
 * fields matters: each is initialised from those before it.
 */
final class RpcEmitter implements TypeEmitter {
  private static final MethodSpec NO_INSTANCES =
      MethodSpec.constructorBuilder()
          .addModifiers(Modifier.PRIVATE)
          .addJavadoc(TypeDocs.NO_INSTANCES)
          .build();

  private static final MethodSpec SERVICE_DESCRIPTOR =
      MethodSpec.methodBuilder("serviceDescriptor")
          .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
          .addJavadoc(TypeDocs.SERVICE_DESCRIPTOR)
          .returns(RuntimeTypes.SERVICE_DESCRIPTOR)
          .addStatement("return descriptor")
          .build();

  private final List<Style> styles;
  private final GeneratorOptions options;
  private final TypeAnnotations annotations;

  RpcEmitter(List<Style> styles, GeneratorOptions options, TypeAnnotations annotations) {
    this.styles = styles;
    this.options = options;
    this.annotations = annotations;
  }

  @Override
  public TypeSpec emit(ServiceModel service) {
    Expressions names = new Expressions(service);
    List<BindMethods> bindings = options.server() ? bindings(service, names) : List.of();
    RpcLayout layout = RpcLayout.of(service, new MethodConstants(service, names), bindings);

    TypeSpec.Builder type =
        TypeSpec.classBuilder(Poet.name(service.types().rpc()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(TypeDocs.rpc(service));
    annotations.addTo(type, service);
    type.addField(serviceName(service));
    type.addField(schema(service, names));
    type.addFields(layout.constants());
    type.addField(descriptor(service));
    type.addMethod(NO_INSTANCES);
    type.addMethod(SERVICE_DESCRIPTOR);
    type.addMethod(ServiceConfigMethod.of(service));
    for (BindMethods bind : bindings) {
      type.addMethod(bind.withDefaults());
      type.addMethod(bind.withOptions(layout.statements(bind)));
    }
    return type.addTypes(layout.nestedTypes()).build();
  }

  private List<BindMethods> bindings(ServiceModel service, Expressions names) {
    List<BindMethods> bindings = new ArrayList<>();
    for (Style style : styles) {
      bindings.add(new BindMethods(style, service, names));
    }
    return bindings;
  }

  private static FieldSpec serviceName(ServiceModel service) {
    return FieldSpec.builder(
            String.class, "SERVICE_NAME", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(TypeDocs.SERVICE_NAME)
        .initializer("$S", service.fullName())
        .build();
  }

  /** Naming the oldest runtime that will do makes a runtime that is older refuse to start. */
  private FieldSpec schema(ServiceModel service, Expressions names) {
    CodeBlock schema =
        options.lite()
            ? CodeBlock.of(
                "$T.lite(SERVICE_NAME,$W$S)", RuntimeTypes.SERVICE_SCHEMA, RuntimeTypes.MIN_RUNTIME)
            : CodeBlock.of(
                "$T.of(SERVICE_NAME,$W$S,$W$L::getDescriptor)",
                RuntimeTypes.SERVICE_SCHEMA,
                RuntimeTypes.MIN_RUNTIME,
                names.of(service.fileType()));
    return privateConstant(RuntimeTypes.SERVICE_SCHEMA, "schema")
        .addJavadoc(TypeDocs.SCHEMA)
        .initializer(MethodConstants.onNextLine(schema))
        .build();
  }

  private static FieldSpec descriptor(ServiceModel service) {
    CodeBlock constants = MethodConstants.listed(service.methods());
    return privateConstant(RuntimeTypes.SERVICE_DESCRIPTOR, "descriptor")
        .addJavadoc(TypeDocs.DESCRIPTOR)
        .initializer(MethodConstants.onNextLine(CodeBlock.of("schema.descriptor($Z$L)", constants)))
        .build();
  }

  private static FieldSpec.Builder privateConstant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }
}
