package dev.tandem.protoc.emit;

import com.squareup.javapoet.AnnotationSpec;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterizedTypeName;
import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.List;

/** What the emitters have in common: models to JavaPoet's types. */
final class Poet {
  static final AnnotationSpec SUPPRESS_DEPRECATION =
      AnnotationSpec.builder(SuppressWarnings.class)
          .addMember("value", "$S", "deprecation")
          .build();

  /** A member type that clients inherit: it hides a message of that name, imported or not. */
  private static final String INHERITED = "StubFactory";

  private Poet() {}

  static ClassName name(JavaType type) {
    List<String> names = type.simpleNames();
    if (names.get(0).equals(INHERITED)) {
      // In the unnamed package JavaPoet writes a name as it is.
      return ClassName.get("", type.qualifiedName());
    }
    return ClassName.get(
        type.packageName(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
  }

  static ClassName request(MethodModel method) {
    return name(method.request());
  }

  static ClassName response(MethodModel method) {
    return name(method.response());
  }

  static ParameterizedTypeName of(ClassName type, ClassName... arguments) {
    return ParameterizedTypeName.get(type, arguments);
  }

  /** What the runtime's methods for this kind of call are named. */
  static String runtimeMethod(CallKind kind) {
    return switch (kind) {
      case UNARY -> "unary";
      case SERVER_STREAMING -> "serverStreaming";
      case CLIENT_STREAMING -> "clientStreaming";
      case BIDI_STREAMING -> "bidiStreaming";
    };
  }

  /** Starts a method with the shape that the contract has for this kind of call. */
  static MethodSpec.Builder contractMethod(MethodModel method) {
    MethodSpec.Builder builder = MethodSpec.methodBuilder(method.javaName());
    switch (method.kind()) {
      case UNARY -> builder.returns(response(method)).addParameter(request(method), "request");
      case SERVER_STREAMING ->
          builder
              .addParameter(request(method), "request")
              .addParameter(of(RuntimeTypes.SENDER, response(method)), "responses");
      case CLIENT_STREAMING ->
          builder
              .returns(response(method))
              .addParameter(of(RuntimeTypes.RECEIVER, request(method)), "requests");
      case BIDI_STREAMING ->
          builder
              .addParameter(of(RuntimeTypes.RECEIVER, request(method)), "requests")
              .addParameter(of(RuntimeTypes.SENDER, response(method)), "responses");
    }
    return builder;
  }

  /** Marks what stands for a deprecated rpc, or allows it to name a deprecated message. */
  static List<AnnotationSpec> deprecation(ServiceModel service, MethodModel method) {
    if (method.deprecated()) {
      return List.of(AnnotationSpec.builder(Deprecated.class).build());
    }
    // Within a deprecated type javac does not warn.
    return method.mentionsDeprecated() && !service.deprecated()
        ? List.of(SUPPRESS_DEPRECATION)
        : List.of();
  }
}
