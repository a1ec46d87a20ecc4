package dev.tandem.runtime.client;

import dev.tandem.runtime.DeclaredError;
import io.grpc.MethodDescriptor;
import java.util.List;

/** What the schema of an rpc tells its callers: the errors that the proto declares for it. */
public interface MethodErrors {

  /** Gives the errors; empty if the rpc declares none. */
  List<DeclaredError> declared();

  /** Gives the errors of an rpc, whoever has made its descriptor. */
  static List<DeclaredError> of(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof MethodErrors errors
        ? errors.declared()
        : List.of();
  }
}
