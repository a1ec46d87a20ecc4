package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the forms in which a client offers an rpc. Each is one line that calls the runtime. */
final class ClientForms {
  private final Style style;
  private final ServiceModel service;
  private final MethodModel method;

  private ClientForms(Style style, ServiceModel service, MethodModel method) {
    this.style = style;
    this.service = service;
    this.method = method;
  }

  /** The form of the contract first, then those that are natural for a caller. */
  static List<MethodSpec> of(Style style, ServiceModel service, MethodModel method) {
    ClientForms forms = new ClientForms(style, service, method);
    if (!style.hasFormsForCallers()) {
      return List.of(forms.contract());
    }
    return switch (method.kind()) {
      case UNARY -> List.of(forms.contract());
      case SERVER_STREAMING -> List.of(forms.contract(), forms.serverStream());
      case CLIENT_STREAMING -> List.of(forms.contract(), forms.iterable(), forms.clientStream());
      case BIDI_STREAMING -> List.of(forms.contract(), forms.bidiStream());
    };
  }

  /** Has no Javadoc of its own: it inherits the contract's. */
  private MethodSpec contract() {
    MethodSpec shape = style.method(method).build();
    CodeBlock.Builder call = CodeBlock.builder();
    if (!shape.returnType().equals(TypeName.VOID)) {
      call.add("return ");
    }
    List<String> arguments = new ArrayList<>();
    for (ParameterSpec parameter : shape.parameters()) {
      arguments.add(parameter.name());
    }
    call.add(call(arguments));
    return shape.toBuilder()
        .addAnnotation(Override.class)
        .addAnnotations(Poet.deprecation(service, method))
        .addModifiers(Modifier.PUBLIC)
        .addStatement(call.build())
        .build();
  }

  private MethodSpec serverStream() {
    return form(Poet.of(RuntimeTypes.SERVER_STREAM, Poet.response(method)), "request")
        .addJavadoc(MethodDocs.serverStream(method))
        .addParameter(Poet.request(method), "request")
        .build();
  }

  private MethodSpec iterable() {
    TypeName requests =
        ParameterizedTypeName.get(
            ClassName.get(Iterable.class), WildcardTypeName.subtypeOf(Poet.request(method)));
    return form(Poet.response(method), "requests")
        .addJavadoc(MethodDocs.iterable(method))
        .addParameter(requests, "requests")
        .build();
  }

  private MethodSpec clientStream() {
    TypeName stream =
        Poet.of(RuntimeTypes.CLIENT_STREAM, Poet.request(method), Poet.response(method));
    return form(stream).addJavadoc(MethodDocs.clientStream(method)).build();
  }

  private MethodSpec bidiStream() {
    TypeName stream =
        Poet.of(RuntimeTypes.BIDI_STREAM, Poet.request(method), Poet.response(method));
    return form(stream).addJavadoc(MethodDocs.bidiStream(method)).build();
  }

  private MethodSpec.Builder form(TypeName returns, String... arguments) {
    return MethodSpec.methodBuilder(method.javaName())
        .addAnnotations(Poet.deprecation(service, method))
        .addModifiers(Modifier.PUBLIC)
        .returns(returns)
        .addStatement("return $L", call(List.of(arguments)));
  }

  private CodeBlock call(List<String> arguments) {
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add(
                "$T.$L(this,$W$T.$L",
                style.calls(),
                Poet.runtimeMethod(method.kind()),
                Poet.name(service.types().rpc()),
                method.constantName());
    for (String argument : arguments) {
      call.add(",$W$L", argument);
    }
    return call.add(")").build();
  }
}
