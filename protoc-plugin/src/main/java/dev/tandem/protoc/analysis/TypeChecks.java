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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Refuses services whose types could not stand in their Java package. */
final class TypeChecks {
  private final KnownTypes known;
  private final GeneratorOptions options;
  private final Diagnostics diagnostics;
  private final Map<String, ServiceModel> contracts = new HashMap<>();

  TypeChecks(KnownTypes known, GeneratorOptions options, Diagnostics diagnostics) {
    this.known = known;
    this.options = options;
    this.diagnostics = diagnostics;
  }

  /** Checks the types of one service, and adds them to those that are known. */
  void check(ServiceModel service) {
    String name = service.types().contract().topLevelName();
    if (!JavaWords.isTypeName(name)) {
      diagnostics.error(
          service.source(),
          "service '%s' can't become a Java type, because '%s' is reserved in Java: %s"
              .formatted(service.fullName(), name, remedy("rename it")));
      return;
    }
    ServiceModel twin = contracts.putIfAbsent(ignoringCase(service), service);
    if (twin != null) {
      reportTwins(service, twin);
      return;
    }
    String owner = owner(service);
    for (JavaType type : generated(service)) {
      Optional<KnownType> other = known.add(type, owner, service::source);
      if (other.isPresent()) {
        reportClash(service, type, other.get(), remedy("rename one of them"));
      }
      Optional<FileDescriptor> file = known.packages().named(type);
      if (file.isPresent()) {
        reportPackage(service, type, file.get());
      }
      if (known.packages().areHiddenBy(type)) {
        reportHiding(service, type);
      }
    }
  }

  private List<JavaType> generated(ServiceModel service) {
    ServiceTypes types = service.types();
    List<JavaType> generated = new ArrayList<>(List.of(types.contract(), types.rpc()));
    if (options.client()) {
      generated.add(types.client());
    }
    if (options.async()) {
      generated.add(types.async());
      if (options.client()) {
        generated.add(types.asyncClient());
      }
    }
    if (!service.errors().isEmpty()) {
      generated.add(types.errors());
    }
    return generated;
  }

  private static String ignoringCase(ServiceModel service) {
    return service.types().contract().qualifiedName().toLowerCase(Locale.ROOT);
  }

  private static String owner(ServiceModel service) {
    return "what is generated for the service '%s'".formatted(service.fullName());
  }

  /** All types of both would clash, and both get the same suffix: it would not help. */
  private void reportTwins(ServiceModel service, ServiceModel twin) {
    JavaType type = twin.types().contract();
    boolean inOneFile = service.source().file().equals(twin.source().file());
    KnownType other = new KnownType(type, owner(twin), twin::source);
    reportClash(
        service,
        service.types().contract(),
        other,
        inOneFile
            ? "rename one of them"
            : "rename one of them, or give one of the files another java_package");
  }

  private void reportClash(ServiceModel service, JavaType type, KnownType other, String remedy) {
    String clash =
        other.type().equals(type)
            ? "is the name of"
            : "differs by letter case only from '%s',".formatted(other.type().topLevelName());
    diagnostics.error(
        service.source(),
        "service '%s' becomes the Java type '%s', which %s %s: %s"
            .formatted(service.fullName(), type, clash, other, remedy));
  }

  private void reportPackage(ServiceModel service, JavaType type, FileDescriptor file) {
    diagnostics.error(
        service.source(),
        "service '%s' becomes the Java type '%s', which is the name of %s: %s"
            .formatted(
                service.fullName(),
                type,
                PackageChecks.describe(type, file),
                remedy("rename one of them")));
  }

  private void reportHiding(ServiceModel service, JavaType type) {
    diagnostics.error(
        service.source(),
        "service '%s' becomes the Java type '%s', which hides the package '%s' from protoc's own code: %s"
            .formatted(service.fullName(), type, type.topLevelName(), remedy("rename it")));
  }

  private String remedy(String rename) {
    return options.suffix().isEmpty()
        ? rename + ", or set the option suffix, such as suffix=Api"
        : rename + ", or set the option suffix to something else than " + options.suffix();
  }
}
