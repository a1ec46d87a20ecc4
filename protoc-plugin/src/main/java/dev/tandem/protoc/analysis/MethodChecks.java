package dev.tandem.protoc.analysis;

import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaWords;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.HashMap;
import java.util.Map;

/** Refuses rpcs whose Java names could not stand beside each other. */
final class MethodChecks {
  /** What the generated classes hold, whatever the kinds of the rpcs (JVMS 4.7.3 and 4.11). */
  private static final int MOST = 4000;

  /** What one method can say of them, at 200 bytes for the longest (JVMS 4.7.3). */
  private static final int MOST_POLICIES = 300;

  private final ServiceModel service;
  private final Diagnostics diagnostics;
  private final Map<String, MethodModel> byMethod = new HashMap<>();
  private final Map<String, MethodModel> byConstant = new HashMap<>();

  private MethodChecks(ServiceModel service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
  }

  static void check(ServiceModel service, Diagnostics diagnostics) {
    new MethodChecks(service, diagnostics).check();
  }

  private void check() {
    for (MethodModel method : service.methods()) {
      check(method);
    }
    if (service.methods().size() > MOST) {
      diagnostics.error(
          service.source(),
          "service '%s' has %d rpcs, which Java classes can't hold: split it into services of at most %d"
              .formatted(service.fullName(), service.methods().size(), MOST));
    }
    if (service.methods().size() > MOST_POLICIES) {
      checkPolicies();
    }
  }

  private void checkPolicies() {
    long policies = service.methods().stream().map(MethodModel::policy).distinct().count();
    if (policies > MOST_POLICIES) {
      diagnostics.error(
          service.source(),
          "the rpcs of service '%s' are called in %d ways, which a Java method can't hold: let more of them have the same options, at most %d differ"
              .formatted(service.fullName(), policies, MOST_POLICIES));
    }
  }

  private void check(MethodModel method) {
    if (!JavaWords.isName(method.javaName()) || !JavaWords.isName(method.constantName())) {
      diagnostics.error(
          method.source(),
          "rpc '%s' would become the Java method '%s' with the constant '%s', which Java does not allow: rename it"
              .formatted(name(method), method.javaName(), method.constantName()));
      return;
    }
    MethodModel sameMethod = byMethod.putIfAbsent(method.javaName(), method);
    MethodModel sameConstant = byConstant.putIfAbsent(method.constantName(), method);
    if (sameMethod != null) {
      report(method, sameMethod, "the Java method '%s'".formatted(method.javaName()));
    } else if (sameConstant != null) {
      report(method, sameConstant, "the Java constant '%s'".formatted(method.constantName()));
    }
  }

  private void report(MethodModel method, MethodModel other, String what) {
    diagnostics.error(
        method.source(),
        "rpc '%s' and rpc '%s' (%s) both become %s: rename one of them"
            .formatted(name(method), name(other), other.source(), what));
  }

  private String name(MethodModel method) {
    return service.fullName() + "." + method.protoName();
  }
}
