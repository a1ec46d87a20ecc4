package dev.tandem.protoc.model;

import java.util.List;

/**
 * One rpc.
 *
 * @param protoName its name in the proto
 * @param fullName {@code package.Service/Method}, as it is on the wire
 * @param javaName the name of the Java method, the same in all types
 * @param constantName the name of its descriptor's constant
 * @param kind who streams
 * @param idempotency what the proto promises about calling twice
 * @param policy how it is called
 * @param errors the errors that it declares, or its service for all
 * @param request the type of the request messages
 * @param response the type of the response messages
 * @param mentionsDeprecated whether one of these two types is deprecated
 * @param documentation what the proto says about the rpc
 * @param source where the rpc is declared
 */
public record MethodModel(
    String protoName,
    String fullName,
    String javaName,
    String constantName,
    CallKind kind,
    Idempotency idempotency,
    CallPolicy policy,
    List<DeclaredError> errors,
    JavaType request,
    JavaType response,
    boolean mentionsDeprecated,
    Documentation documentation,
    SourceRef source) {

  /** Takes an immutable copy. */
  public MethodModel {
    errors = List.copyOf(errors);
  }

  /**
   * Whether the rpc itself is deprecated; its service may be so besides.
   *
   * @return true if so
   */
  public boolean deprecated() {
    return documentation.deprecated();
  }
}
