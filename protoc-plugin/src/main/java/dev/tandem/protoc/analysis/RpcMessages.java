package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.JavaType;
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
    Named named = known.get(message);
    if (named == null) {
      named = new Named(JavaNames.type(message), MessageObstacles.find(message, home));
      known.put(message, named);
    }
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
}
