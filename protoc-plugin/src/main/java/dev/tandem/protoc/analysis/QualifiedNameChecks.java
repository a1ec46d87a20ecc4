package dev.tandem.protoc.analysis;

import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.DeclaredError;
import dev.tandem.protoc.model.FixedTypes;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.RpcVariables;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratedMark;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses services whose code would need a name that Java does not have.
 *
 * <p>Where two types have one simple name, one of them must be written with its package. That fails
 * if it has none, and if a type called like the package's first part hides it (JLS 6.4.2): beside
 * the messages {@code Sender} and {@code dev}, nothing can say {@code dev.tandem.runtime.Sender}.
 */
final class QualifiedNameChecks {
  private final ServiceModel service;
  private final KnownTypes known;
  private final Diagnostics diagnostics;
  private final Set<String> variables;
  private final Map<String, Set<JavaType>> bySimpleName = new HashMap<>();
  private final Set<JavaType> inExpressions = new LinkedHashSet<>();

  private QualifiedNameChecks(ServiceModel service, KnownTypes known, Diagnostics diagnostics) {
    this.service = service;
    this.known = known;
    this.diagnostics = diagnostics;
    this.variables = RpcVariables.of(service);
  }

  static void check(
      ServiceModel service, KnownTypes known, GeneratedMark mark, Diagnostics diagnostics) {
    new QualifiedNameChecks(service, known, diagnostics).check(mark);
  }

  private void check(GeneratedMark mark) {
    useAll(FixedTypes.ALL);
    if (mark.isPresent()) {
      use(JavaType.topLevel(mark.packageName(), mark.simpleName()));
    }
    useAll(service.types().all());
    useInExpression(service.fileType());
    useInExpression(service.types().contract());
    useInExpression(service.types().async());
    for (MethodModel method : service.methods()) {
      useInExpression(method.request());
      useInExpression(method.response());
    }
    if (!service.errors().isEmpty()) {
      useForErrors();
    }
    for (JavaType type : qualified()) {
      checkQualified(type);
    }
    if (home().isEmpty()) {
      checkLinks();
    }
  }

  private void useForErrors() {
    useAll(FixedTypes.OF_ERRORS);
    useInExpression(service.types().errors());
    for (DeclaredError error : service.errors()) {
      use(error.detail());
      // Nested in another class, but there it hides what is called like it.
      use(JavaType.topLevel(home(), error.exception().simpleNames().get(1)));
    }
  }

  private void useInExpression(JavaType type) {
    use(type);
    inExpressions.add(topLevel(type));
  }

  private void useAll(Collection<JavaType> types) {
    for (JavaType type : types) {
      use(type);
    }
  }

  private void use(JavaType type) {
    Set<JavaType> ofOneName = bySimpleName.get(type.topLevelName());
    if (ofOneName == null) {
      ofOneName = new LinkedHashSet<>();
      bySimpleName.put(type.topLevelName(), ofOneName);
    }
    ofOneName.add(topLevel(type));
  }

  /** What may have to be written with its package: what could be imported is not told apart. */
  private Set<JavaType> qualified() {
    Set<JavaType> qualified = new LinkedHashSet<>();
    for (Set<JavaType> ofOneName : bySimpleName.values()) {
      for (JavaType type : ofOneName) {
        if (ofOneName.size() > 1 && !type.packageName().equals(home())) {
          qualified.add(type);
        }
      }
    }
    for (JavaType type : inExpressions) {
      if (variables.contains(type.topLevelName())) {
        qualified.add(type);
      }
    }
    qualified.addAll(bySimpleName.getOrDefault(FixedTypes.INHERITED_BY_CLIENTS, Set.of()));
    for (DeclaredError error : service.errors()) {
      JavaType detail = topLevel(error.detail());
      if (isHiddenInErrors(detail)) {
        qualified.add(detail);
      }
    }
    return qualified;
  }

  /** By a class that the exceptions inherit, or by one of them. */
  private boolean isHiddenInErrors(JavaType type) {
    String name = type.topLevelName();
    if (FixedTypes.INHERITED_BY_ERRORS.contains(name)) {
      return true;
    }
    for (DeclaredError error : service.errors()) {
      if (error.exception().simpleNames().contains(name)) {
        return true;
      }
    }
    return false;
  }

  private void checkQualified(JavaType type) {
    if (type.packageName().isEmpty()) {
      report(type, "it has no package: set the option java_package");
      return;
    }
    String first = type.packageName().split("\\.", 2)[0];
    Optional<String> hiding = hiding(first, inExpressions.contains(type));
    hiding.ifPresent(
        what ->
            report(
                type,
                "%s hides the package '%s': rename one of them, or set the option java_package"
                    .formatted(what, first)));
  }

  /** Javadoc links are qualified, and javadoc looks at the unnamed package before any other. */
  private void checkLinks() {
    hiding("dev", false)
        .ifPresent(
            what ->
                diagnostics.error(
                    service.source(),
                    "the Java code of service '%s' can't name the package 'dev.tandem.runtime': %s hides it in the unnamed package: set the option java_package"
                        .formatted(service.fullName(), what)));
  }

  /** Finds what else the first part of a package stands for. */
  private Optional<String> hiding(String first, boolean inExpression) {
    if (inExpression && variables.contains(first)) {
      return Optional.of("a variable");
    }
    Optional<String> type =
        known.find(JavaType.topLevel(home(), first)).map(KnownTypes.KnownType::toString);
    return type.isPresent()
        ? type
        : bySimpleName.getOrDefault(first, Set.of()).stream()
            .map(imported -> "the class '" + imported + "'")
            .findFirst();
  }

  private void report(JavaType type, String problem) {
    diagnostics.error(
        service.source(),
        "the Java code of service '%s' can't name the class '%s': '%s' has another meaning there, and %s"
            .formatted(service.fullName(), type, type.topLevelName(), problem));
  }

  private String home() {
    return service.types().contract().packageName();
  }

  private static JavaType topLevel(JavaType type) {
    return JavaType.topLevel(type.packageName(), type.topLevelName());
  }
}
