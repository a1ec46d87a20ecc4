package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;

/** Every type that generated code names besides messages. A test checks that they exist. */
final class RuntimeTypes {
  /**
   * The oldest runtime that the generated code can call. It changes only when generated code calls
   * something new.
   */
  static final String MIN_RUNTIME = "0.1";

  private static final String RUNTIME = "dev.tandem.runtime";
  private static final String STUB = "dev.tandem.runtime.stub";
  private static final String GRPC = "io.grpc";

  static final ClassName SENDER = ClassName.get(RUNTIME, "Sender");
  static final ClassName RECEIVER = ClassName.get(RUNTIME, "Receiver");
  static final ClassName SERVER_STREAM = ClassName.get(RUNTIME, "ServerStream");
  static final ClassName CLIENT_STREAM = ClassName.get(RUNTIME, "ClientStream");
  static final ClassName BIDI_STREAM = ClassName.get(RUNTIME, "BidiStream");
  static final ClassName RPC_EXCEPTION = ClassName.get(RUNTIME, "RpcException");
  static final ClassName UNIMPLEMENTED = RPC_EXCEPTION.nestedClass("Unimplemented");
  static final ClassName DECLARED_ERROR = ClassName.get(RUNTIME, "DeclaredError");
  static final ClassName ERROR_PARTS = ClassName.get(RUNTIME, "ErrorParts");
  static final ClassName SERVER_OPTIONS = ClassName.get(RUNTIME, "ServerOptions");

  static final ClassName CLIENT_CALLS = ClassName.get(STUB, "ClientCalls");
  static final ClassName ASYNC_CLIENT_CALLS = ClassName.get(STUB, "AsyncClientCalls");
  static final ClassName SERVICE_SCHEMA = ClassName.get(STUB, "ServiceSchema");
  static final ClassName SERVICE_CONFIG_BUILDER = ClassName.get(STUB, "ServiceConfigBuilder");
  static final ClassName SERVICE_BINDER = ClassName.get(STUB, "ServiceBinder");
  static final ClassName ASYNC_SERVICE_BINDER = ClassName.get(STUB, "AsyncServiceBinder");

  static final ClassName ABSTRACT_STUB = ClassName.get("io.grpc.stub", "AbstractStub");
  static final ClassName CALL_OPTIONS = ClassName.get(GRPC, "CallOptions");
  static final ClassName CHANNEL = ClassName.get(GRPC, "Channel");
  static final ClassName METADATA = ClassName.get(GRPC, "Metadata");
  static final ClassName METHOD_DESCRIPTOR = ClassName.get(GRPC, "MethodDescriptor");
  static final ClassName SERVER_SERVICE_DEFINITION = ClassName.get(GRPC, "ServerServiceDefinition");
  static final ClassName SERVICE_DESCRIPTOR = ClassName.get(GRPC, "ServiceDescriptor");
  static final ClassName STATUS_CODE = ClassName.get(GRPC, "Status", "Code");

  static final ClassName MAP = ClassName.get("java.util", "Map");
  static final ClassName FUTURE = ClassName.get("java.util.concurrent", "CompletableFuture");
  static final ClassName PUBLISHER = ClassName.get("java.util.concurrent", "Flow", "Publisher");

  static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

  private RuntimeTypes() {}
}
