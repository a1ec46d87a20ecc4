package dev.tandem.protoc.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes how an implementation becomes something that a server can serve. */
final class BindMethods {
  private final ServiceModel service;
  private final Expressions names;

  private BindMethods(ServiceModel service, Expressions names) {
    this.service = service;
    this.names = names;
  }

  static List<MethodSpec> of(ServiceModel service, Expressions names) {
    BindMethods methods = new BindMethods(service, names);
    return List.of(methods.withDefaults(), methods.withOptions());
  }

  private MethodSpec withDefaults() {
    return bind()
        .addJavadoc(TypeDocs.BIND)
        .addStatement("return bind(service,$W$T.defaults())", RuntimeTypes.SERVER_OPTIONS)
        .build();
  }

  private MethodSpec withOptions() {
    MethodSpec.Builder bind =
        bind()
            .addJavadoc(TypeDocs.BIND_WITH_OPTIONS)
            .addParameter(RuntimeTypes.SERVER_OPTIONS, "options");
    boolean callsDeprecated = service.methods().stream().anyMatch(MethodModel::deprecated);
    if (callsDeprecated && !service.deprecated()) {
      bind.addAnnotation(Poet.SUPPRESS_DEPRECATION);
    }
    CodeBlock.Builder handlers =
        CodeBlock.builder()
            .add("return $T.of(descriptor, service, options)", RuntimeTypes.SERVICE_BINDER);
    for (MethodModel method : service.methods()) {
      handlers.add(
          "\n.$L($L,$W$L::$L)",
          Poet.runtimeMethod(method.kind()),
          method.constantName(),
          names.of(service.types().contract()),
          method.javaName());
    }
    return bind.addStatement(handlers.add("\n.build()").build()).build();
  }

  private MethodSpec.Builder bind() {
    return MethodSpec.methodBuilder("bind")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeTypes.SERVER_SERVICE_DEFINITION)
        .addParameter(Poet.name(service.types().contract()), "service");
  }
}
