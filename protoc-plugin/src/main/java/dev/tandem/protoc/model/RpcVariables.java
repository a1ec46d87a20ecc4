package dev.tandem.protoc.model;

import java.util.HashSet;
import java.util.Set;

/**
 * The variables in scope in a service's Rpc class. In an expression a variable hides a type or a
 * package of its name (JLS 6.4.2): the message {@code GET_USER} beside the rpc {@code GetUser}, or
 * a service {@code options}.
 */
public final class RpcVariables {
  private static final Set<String> FIXED =
      Set.of("SERVICE_NAME", "schema", "descriptor", "service", "options", "binder", "config");

  private RpcVariables() {}

  /**
   * Names the variables.
   *
   * @param service the service
   * @return the fields, parameters and local variables
   */
  public static Set<String> of(ServiceModel service) {
    Set<String> variables = new HashSet<>(FIXED);
    for (MethodModel method : service.methods()) {
      variables.add(method.constantName());
    }
    return variables;
  }
}
