package dev.tandem.protoc.model;

import java.util.List;

/**
 * The names of all types that a service may become.
 *
 * @param contract the blocking interface
 * @param client the blocking client
 * @param async the asynchronous interface
 * @param asyncClient the asynchronous client
 * @param rpc descriptors and server bindings
 * @param errors the exceptions for declared errors
 */
public record ServiceTypes(
    JavaType contract,
    JavaType client,
    JavaType async,
    JavaType asyncClient,
    JavaType rpc,
    JavaType errors) {

  /**
   * Those that every service has, whether the options ask for them or not.
   *
   * @return the first five types
   */
  public List<JavaType> all() {
    return List.of(contract, client, async, asyncClient, rpc);
  }

  /**
   * Names the types of a service.
   *
   * @param packageName their Java package
   * @param name what all names start with
   * @return the names
   */
  public static ServiceTypes of(String packageName, String name) {
    return new ServiceTypes(
        JavaType.topLevel(packageName, name),
        JavaType.topLevel(packageName, name + "Client"),
        JavaType.topLevel(packageName, name + "Async"),
        JavaType.topLevel(packageName, name + "AsyncClient"),
        JavaType.topLevel(packageName, name + "Rpc"),
        JavaType.topLevel(packageName, name + "Errors"));
  }
}
