package dev.tandem.protoc.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.DeclaredError;
import dev.tandem.protoc.model.FixedTypes;
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

  private Poet() {}

  static ClassName name(JavaType type) {
    List<String> names = type.simpleNames();
    return ClassName.get(
        type.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
  }

  private static ClassName message(JavaType type) {
    // In the unnamed package JavaPoet writes a name as it is.
    return type.topLevelName().equals(FixedTypes.INHERITED_BY_CLIENTS)
        ? ClassName.get("", type.qualifiedName())
        : name(type);
  }

  /** The detail of an error, as its exception has to write it. */
  static ClassName detail(DeclaredError error) {
    return FixedTypes.INHERITED_BY_ERRORS.contains(error.detail().topLevelName())
        ? ClassName.get("", error.detail().qualifiedName())
        : name(error.detail());
  }

  static ClassName request(MethodModel method) {
    return message(method.request());
  }

  static ClassName response(MethodModel method) {
    return message(method.response());
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
