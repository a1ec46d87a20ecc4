package dev.tandem.security.token;

import io.grpc.MethodDescriptor;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which rpc needs which scope. An rpc that nobody has thought of is nobody's to call. Instances do
 * not change.
 */
public final class AccessRules {
  private static final AccessRules NONE = new AccessRules(Set.of(), Map.of());

  private final Set<String> open;
  private final Map<String, String> scopes;

  private AccessRules(Set<String> open, Map<String, String> scopes) {
    this.open = open;
    this.scopes = scopes;
  }

  /**
   * Gives the rules of a server that refuses everybody.
   *
   * @return rules to add to
   */
  public static AccessRules none() {
    return NONE;
  }

  /**
   * Lets everybody call these rpcs, also without a token: a login, a health check.
   *
   * @param methods the rpcs
   * @return a copy with this rule
   */
  public AccessRules open(Collection<? extends MethodDescriptor<?, ?>> methods) {
    Set<String> more = new HashSet<>(open);
    methods.forEach(method -> more.add(method.getFullMethodName()));
    return new AccessRules(more, scopes);
  }

  /**
   * Lets callers that have a scope call these rpcs.
   *
   * @param scope the scope
   * @param methods the rpcs; all of a service are {@code XRpc.serviceDescriptor().getMethods()}
   * @return a copy with this rule
   */
  public AccessRules require(String scope, Collection<? extends MethodDescriptor<?, ?>> methods) {
    Map<String, String> more = new HashMap<>(scopes);
    methods.forEach(method -> more.put(method.getFullMethodName(), scope));
    return new AccessRules(open, more);
  }

  boolean isOpen(String method) {
    return open.contains(method);
  }

  boolean allow(Caller caller, String method) {
    String scope = scopes.get(method);
    return scope != null && caller.scopes().contains(scope);
  }
}
