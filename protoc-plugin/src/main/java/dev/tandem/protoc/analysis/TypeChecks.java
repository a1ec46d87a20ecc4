package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.tandem.protoc.analysis.KnownTypes.KnownType;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.JavaWords;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.model.ServiceTypes;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses services whose types could not stand in their Java package. */
final class TypeChecks {
  private final KnownTypes known = new KnownTypes();
  private final GeneratorOptions options;
  private final Diagnostics diagnostics;

  private TypeChecks(GeneratorOptions options, Diagnostics diagnostics) {
    this.options = options;
    this.diagnostics = diagnostics;
  }

  static void check(
      List<ServiceModel> services,
      List<FileDescriptor> files,
      GeneratorOptions options,
      Diagnostics diagnostics) {
    TypeChecks checks = new TypeChecks(options, diagnostics);
    Set<String> packages =
        services.stream()
            .map(service -> ignoringCase(service.types().contract().packageName()))
            .collect(Collectors.toSet());
    for (FileDescriptor file : files) {
      // Most files of a big request have nothing to do with the services.
      if (packages.contains(ignoringCase(JavaNames.packageOf(file)))) {
        checks.known.addMessagesOf(file);
      }
    }
    services.forEach(checks::check);
  }

  private static String ignoringCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void check(ServiceModel service) {
    String name = service.types().contract().topLevelName();
    if (!JavaWords.isTypeName(name)) {
      diagnostics.error(
          service.source(),
          "service '%s' can't become a Java type, because '%s' is reserved in Java: %s"
              .formatted(service.fullName(), name, remedy("rename it")));
      return;
    }
    String owner = "what is generated for the service '%s'".formatted(service.fullName());
    for (JavaType type : generated(service.types())) {
      known.add(type, owner, service::source).ifPresent(other -> reportClash(service, type, other));
    }
  }

  private List<JavaType> generated(ServiceTypes types) {
    List<JavaType> generated = new ArrayList<>(List.of(types.contract(), types.rpc()));
    if (options.client()) {
      generated.add(types.client());
    }
    return generated;
  }

  private void reportClash(ServiceModel service, JavaType type, KnownType other) {
    String clash =
        other.type().equals(type)
            ? "is the name of"
            : "differs by letter case only from '%s',".formatted(other.type().topLevelName());
    diagnostics.error(
        service.source(),
        "service '%s' becomes the Java type '%s', which %s %s: %s"
            .formatted(service.fullName(), type, clash, other, remedy("rename one of them")));
  }

  private String remedy(String rename) {
    return options.suffix().isEmpty()
        ? rename + ", or set the option suffix, such as suffix=Api"
        : rename + ", or set the option suffix to something else than " + options.suffix();
  }
}
