package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.model.SourceRef;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All top-level Java types of a request: each is a file of its own in its package's folder. */
final class KnownTypes {
  private final Map<String, KnownType> byPath = new LinkedHashMap<>();
  private final PackageNames packages = new PackageNames();
  private final boolean lite;

  private KnownTypes(boolean lite) {
    this.lite = lite;
  }

  /**
   * A top-level type.
   *
   * @param owner whose type it is, for a message
   * @param source finds where the owner is declared, which is needed for few
   */
  record KnownType(JavaType type, String owner, Supplier<SourceRef> source) {
    @Override
    public String toString() {
      return owner + " (" + source.get() + ")";
    }
  }

  /**
   * Where a proto declares what protoc makes a type of. One class for all: a lambda for each costs
   * more.
   */
  private record Declaration(GenericDescriptor element, SourceInfo info)
      implements Supplier<SourceRef> {
    @Override
    public SourceRef get() {
      return info.declaration(element);
    }
  }

  /** Knows what protoc makes in the packages of the services. */
  static KnownTypes beside(
      List<ServiceModel> services, LinkedFiles files, GeneratorOptions options) {
    KnownTypes known = new KnownTypes(options.lite());
    Set<String> packages = new HashSet<>();
    for (ServiceModel service : services) {
      packages.add(ignoringCase(service.types().contract().packageName()));
    }
    for (FileDescriptor file : files.all()) {
      known.packages.add(file);
      // Most files of a big request have nothing to do with the services.
      if (packages.contains(ignoringCase(JavaNames.packageOf(file)))) {
        known.packages.addNeedsOf(
            file, new NeededPackages(file, options.lite(), files.fieldsAreKnown()));
        known.addMessagesOf(file);
      }
    }
    return known;
  }

  /** Adds what protoc's own Java generator makes of a file. */
  private void addMessagesOf(FileDescriptor file) {
    SourceInfo info = new SourceInfo(file);
    add(
        JavaNames.fileType(file),
        "the outer class of '" + file.getName() + "'",
        new Declaration(file, info));
    for (Descriptor message : file.getMessageTypes()) {
      addMessage(message, info);
    }
    for (EnumDescriptor enumeration : file.getEnumTypes()) {
      add(
          JavaNames.type(enumeration),
          "the enum '" + enumeration.getFullName() + "'",
          new Declaration(enumeration, info));
    }
    if (file.getOptions().getJavaGenericServices() && !lite) {
      for (ServiceDescriptor service : file.getServices()) {
        add(
            JavaNames.genericService(service),
            "protoc's own class for the service '"
                + service.getFullName()
                + "', made by option java_generic_services",
            new Declaration(service, info));
      }
    }
  }

  private void addMessage(Descriptor message, SourceInfo info) {
    JavaType type = JavaNames.type(message);
    String owner = "the message '" + message.getFullName() + "'";
    Supplier<SourceRef> source = new Declaration(message, info);
    add(type, owner, source);
    if (type.simpleNames().size() == 1) {
      String accessors = type.topLevelName() + "OrBuilder";
      add(
          JavaType.topLevel(type.packageName(), accessors),
          "the interface '" + accessors + "' of " + owner,
          source);
    }
  }

  /** Adds a type unless there is one with its name, or a name that differs by case only. */
  Optional<KnownType> add(JavaType type, String owner, Supplier<SourceRef> source) {
    if (type.simpleNames().size() > 1) {
      return Optional.empty();
    }
    KnownType added = new KnownType(type, owner, source);
    return Optional.ofNullable(byPath.putIfAbsent(ignoringCase(type.qualifiedName()), added));
  }

  /** Finds the type with exactly that name. */
  Optional<KnownType> find(JavaType type) {
    KnownType known = byPath.get(ignoringCase(type.qualifiedName()));
    return known != null && known.type().equals(type) ? Optional.of(known) : Optional.empty();
  }

  /** Those of protoc, and those of services that have been added. */
  Collection<KnownType> all() {
    return byPath.values();
  }

  PackageNames packages() {
    return packages;
  }

  private static String ignoringCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
