package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.time.Duration;
import javax.lang.model.element.Modifier;

/** Writes a client: what every client has, and the forms of each rpc. */
final class ClientEmitter implements TypeEmitter {
  private static final MethodSpec DERIVED_CLIENT =
      MethodSpec.constructorBuilder()
          .addModifiers(Modifier.PRIVATE)
          .addJavadoc(TypeDocs.DERIVED_CLIENT)
          .addParameter(RuntimeTypes.CHANNEL, "channel")
          .addParameter(RuntimeTypes.CALL_OPTIONS, "callOptions")
          .addStatement("super(channel, callOptions)")
          .build();

  private final Style style;
  private final TypeAnnotations annotations;

  ClientEmitter(Style style, TypeAnnotations annotations) {
    this.style = style;
    this.annotations = annotations;
  }

  @Override
  public TypeSpec emit(ServiceModel service) {
    ClassName client = Poet.name(style.client(service.types()));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(client)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(TypeDocs.client(style, service))
            .superclass(Poet.of(RuntimeTypes.ABSTRACT_STUB, client))
            .addSuperinterface(Poet.name(style.contract(service.types())));
    annotations.addTo(type, service);
    type.addMethod(publicConstructor(service));
    type.addMethod(DERIVED_CLIENT);
    type.addMethod(build(client));
    type.addMethod(withTimeout(client));
    type.addMethod(withHeaders(client));
    for (MethodModel method : service.methods()) {
      type.addMethods(ClientForms.of(style, service, method));
    }
    return type.build();
  }

  private static MethodSpec publicConstructor(ServiceModel service) {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(TypeDocs.clientConstructor(service))
        .addParameter(RuntimeTypes.CHANNEL, "channel")
        .addStatement("super(channel, $T.DEFAULT)", RuntimeTypes.CALL_OPTIONS)
        .build();
  }

  private static MethodSpec build(ClassName client) {
    return MethodSpec.methodBuilder("build")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(client)
        .addParameter(RuntimeTypes.CHANNEL, "channel")
        .addParameter(RuntimeTypes.CALL_OPTIONS, "callOptions")
        .addStatement("return new $T(channel, callOptions)", client)
        .build();
  }

  private static MethodSpec withTimeout(ClassName client) {
    return configured(client, "withTimeout", "perCall")
        .addJavadoc(TypeDocs.WITH_TIMEOUT)
        .addParameter(Duration.class, "perCall")
        .build();
  }

  private static MethodSpec withHeaders(ClassName client) {
    return configured(client, "withHeaders", "headers")
        .addJavadoc(TypeDocs.WITH_HEADERS)
        .addParameter(RuntimeTypes.METADATA, "headers")
        .build();
  }

  private static MethodSpec.Builder configured(ClassName client, String name, String parameter) {
    CodeBlock options =
        CodeBlock.of("$T.$L(getCallOptions(),$W$L)", RuntimeTypes.CLIENT_CALLS, name, parameter);
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .returns(client)
        .addStatement("return build(getChannel(),$W$L)", options);
  }
}
