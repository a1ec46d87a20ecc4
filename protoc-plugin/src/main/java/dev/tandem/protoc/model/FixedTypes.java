package dev.tandem.protoc.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The types that generated code may name besides messages and its own. */
public final class FixedTypes {

  /** Those of all services; a test compares them with what the emitters use. */
  public static final List<JavaType> ALL = all();

  /** What a service's exceptions name besides; other services do not. */
  public static final List<JavaType> OF_ERRORS = ofErrors();

  /** The member types that these exceptions inherit: each hides a message of its name, too. */
  public static final Set<String> INHERITED_BY_ERRORS =
      Set.of(
          "Cancelled",
          "Unknown",
          "InvalidArgument",
          "DeadlineExceeded",
          "NotFound",
          "AlreadyExists",
          "PermissionDenied",
          "ResourceExhausted",
          "FailedPrecondition",
          "Aborted",
          "OutOfRange",
          "Unimplemented",
          "Internal",
          "Unavailable",
          "DataLoss",
          "Unauthenticated");

  /** A member type that clients inherit: it hides a message of that name, imported or not. */
  public static final String INHERITED_BY_CLIENTS = "StubFactory";

  private FixedTypes() {}

  private static List<JavaType> all() {
    List<JavaType> types = new ArrayList<>();
    add(types, "java.lang", "Deprecated", "Iterable", "Override", "String", "SuppressWarnings");
    add(types, "java.time", "Duration");
    add(types, "java.util", "Map");
    add(types, "java.util.concurrent", "CompletableFuture", "Flow");
    add(types, "dev.tandem.runtime", "Sender", "Receiver", "RpcException", "ServerOptions");
    add(types, "dev.tandem.runtime", "ServerStream", "ClientStream", "BidiStream");
    add(types, "dev.tandem.runtime.stub", "ClientCalls", "AsyncClientCalls", "ServiceSchema");
    add(types, "dev.tandem.runtime.stub", "ServiceBinder", "AsyncServiceBinder");
    add(types, "dev.tandem.runtime.stub", "ServiceConfigBuilder");
    add(types, "io.grpc.stub", "AbstractStub");
    add(types, "io.grpc", "CallOptions", "Channel", "Metadata", "MethodDescriptor");
    add(types, "io.grpc", "ServerServiceDefinition", "ServiceDescriptor");
    add(types, "org.jspecify.annotations", "NullMarked");
    return List.copyOf(types);
  }

  private static List<JavaType> ofErrors() {
    List<JavaType> types = new ArrayList<>();
    add(types, "dev.tandem.runtime", "DeclaredError", "ErrorParts");
    add(types, "io.grpc", "Status");
    return List.copyOf(types);
  }

  private static void add(List<JavaType> types, String packageName, String... simpleNames) {
    for (String simpleName : simpleNames) {
      types.add(JavaType.topLevel(packageName, simpleName));
    }
  }
}
