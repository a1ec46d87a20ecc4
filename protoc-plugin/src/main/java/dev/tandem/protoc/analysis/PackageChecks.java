package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.tandem.protoc.analysis.KnownTypes.KnownType;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.SourceRef;
import java.util.Optional;

/**
 * Refuses types of protoc's own that take the name of a package, which Java does not allow (JLS
 * 7.1), or hide one that protoc's code beside them needs, be it for another file.
 */
final class PackageChecks {
  private final KnownTypes known;
  private final LinkedFiles files;
  private final Diagnostics diagnostics;

  private PackageChecks(KnownTypes known, LinkedFiles files, Diagnostics diagnostics) {
    this.known = known;
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /** Checks all types that are known, which should not be those of services yet. */
  static void check(KnownTypes known, LinkedFiles files, Diagnostics diagnostics) {
    PackageChecks checks = new PackageChecks(known, files, diagnostics);
    for (KnownType type : known.all()) {
      checks.check(type);
    }
  }

  private void check(KnownType type) {
    PackageNames packages = known.packages();
    Optional<FileDescriptor> named = packages.named(type.type());
    if (named.isPresent()) {
      report(
          type,
          "'%s' is the name of %s".formatted(type.type(), describe(type.type(), named.get())));
    }
    if (packages.areHiddenBy(type.type())) {
      report(
          type,
          "it would hide the package '%s' from protoc's own code"
              .formatted(type.type().topLevelName()));
    }
  }

  /** Says which package it is that has the name of a type. */
  static String describe(JavaType type, FileDescriptor file) {
    boolean whole = JavaNames.packageOf(file).equals(type.qualifiedName());
    return "%s of '%s' (%s)"
        .formatted(
            whole ? "the Java package" : "a package around the Java package",
            file.getName(),
            new SourceInfo(file).javaPackage());
  }

  private void report(KnownType type, String why) {
    SourceRef source = type.source().get();
    // What is only imported has been compiled elsewhere, perhaps not together.
    if (isGenerated(source.file())) {
      boolean isOuterClass = type.owner().startsWith("the outer class");
      diagnostics.error(
          source,
          "%s can't become a Java class, because %s: %s"
              .formatted(
                  type.owner().replaceFirst("^the ", ""),
                  why,
                  isOuterClass ? "set the option java_outer_classname" : "rename it"));
    }
  }

  private boolean isGenerated(String name) {
    for (FileDescriptor file : files.toGenerate()) {
      if (file.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
