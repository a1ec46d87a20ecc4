package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.tandem.protoc.model.Attempts;
import dev.tandem.protoc.model.CallPolicy;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the method that gives the service config: what the proto says about calls. */
final class ServiceConfigMethod {
  /** The values are strings, numbers and so on, as in JSON. */
  private static final TypeName CONFIG =
      ParameterizedTypeName.get(
          RuntimeTypes.MAP,
          ClassName.get(String.class),
          WildcardTypeName.subtypeOf(ClassName.OBJECT));

  private ServiceConfigMethod() {}

  static MethodSpec of(ServiceModel service) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("serviceConfig")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc(TypeDocs.SERVICE_CONFIG)
            .returns(CONFIG);
    Map<CallPolicy, List<MethodModel>> policies = policies(service);
    if (policies.isEmpty()) {
      return method
          .addStatement("return $T.of(descriptor).build()", RuntimeTypes.SERVICE_CONFIG_BUILDER)
          .build();
    }
    method.addStatement(
        "$T config =$W$T.of(descriptor)",
        RuntimeTypes.SERVICE_CONFIG_BUILDER,
        RuntimeTypes.SERVICE_CONFIG_BUILDER);
    for (Map.Entry<CallPolicy, List<MethodModel>> rpcs : policies.entrySet()) {
      method.addStatement(statement(rpcs.getKey(), rpcs.getValue()));
    }
    return method.addStatement("return config.build()").build();
  }

  /** The rpcs of which something is said, those that are called alike together. */
  private static Map<CallPolicy, List<MethodModel>> policies(ServiceModel service) {
    Map<CallPolicy, List<MethodModel>> policies = new LinkedHashMap<>();
    for (MethodModel method : service.methods()) {
      if (!method.policy().saysNothing()) {
        policies.computeIfAbsent(method.policy(), policy -> new ArrayList<>()).add(method);
      }
    }
    return policies;
  }

  private static CodeBlock statement(CallPolicy policy, List<MethodModel> rpcs) {
    CodeBlock.Builder statement = CodeBlock.builder();
    statement.add("config.rpcs($L)", MethodConstants.listed(rpcs));
    if (policy.timeout() != null) {
      statement.add("$Z.timeout($S)", policy.timeout());
    }
    if (policy.waitForReady() != null) {
      statement.add("$Z.waitForReady($L)", policy.waitForReady());
    }
    return statement.add(attempts(policy.attempts())).build();
  }

  private static CodeBlock attempts(Attempts attempts) {
    if (attempts instanceof Attempts.Once) {
      return CodeBlock.of("$Z.once()");
    }
    if (attempts instanceof Attempts.Retry retry) {
      return CodeBlock.of(
          "$Z.retry($L,$W$S,$W$S,$W$L$L)",
          retry.max(),
          retry.initialBackoff(),
          retry.maxBackoff(),
          retry.multiplier(),
          strings(retry.codes()));
    }
    if (attempts instanceof Attempts.Hedging hedging) {
      return CodeBlock.of(
          "$Z.hedging($L,$W$S$L)",
          hedging.max(),
          hedging.delay(),
          strings(hedging.nonFatalCodes()));
    }
    return CodeBlock.of("");
  }

  private static CodeBlock strings(List<String> more) {
    CodeBlock.Builder strings = CodeBlock.builder();
    for (String string : more) {
      strings.add(",$W$S", string);
    }
    return strings.build();
  }
}
