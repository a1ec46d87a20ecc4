package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.JavaWords;
import dev.tandem.protoc.model.SourceRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the classes of the messages of rpcs, and refuses those that have none to be named. */
final class RpcMessages {
  private final FileDescriptor home;
  private final Diagnostics diagnostics;
  private final Map<Descriptor, Named> known = new HashMap<>();

  /** A message's class, and why code in the home can't name it; null if it can. */
  private record Named(JavaType type, @Nullable String obstacle) {}

  RpcMessages(FileDescriptor home, Diagnostics diagnostics) {
    this.home = home;
    this.diagnostics = diagnostics;
  }

  JavaType request(MethodDescriptor method, SourceRef source) {
    return of(method, method.getInputType(), source);
  }

  JavaType response(MethodDescriptor method, SourceRef source) {
    return of(method, method.getOutputType(), source);
  }

  private JavaType of(MethodDescriptor method, Descriptor message, SourceRef source) {
    Named named = known.computeIfAbsent(message, this::name);
    if (named.obstacle() != null) {
      diagnostics.error(
          source,
          "rpc '%s' uses the message '%s' of '%s', which %s"
              .formatted(
                  method.getFullName(),
                  message.getFullName(),
                  message.getFile().getName(),
                  named.obstacle()));
    }
    return named.type();
  }

  private Named name(Descriptor message) {
    JavaType type = JavaNames.type(message);
    // What is wrong in the home itself is told where it is.
    return new Named(type, message.getFile() == home ? null : obstacle(type));
  }

  private @Nullable String obstacle(JavaType type) {
    if (type.packageName().isEmpty()) {
      if (!JavaNames.packageOf(home).isEmpty()) {
        return "has no Java package, so that code in a package can't name it: set the option"
            + " java_package there";
      }
    } else if (!JavaWords.isQualifiedName(type.packageName())) {
      return "is in '%s', which can't be a Java package: set the option java_package there"
          .formatted(type.packageName());
    }
    for (String name : type.simpleNames()) {
      if (JavaWords.isReservedForTypes(name)) {
        return "can't become a Java class, because '%s' is reserved in Java: rename it"
            .formatted(name);
      }
    }
    return null;
  }
}
