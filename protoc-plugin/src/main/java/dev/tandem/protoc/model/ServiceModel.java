package dev.tandem.protoc.model;

import java.util.List;

/**
 * One service.
 *
 * @param fullName {@code package.Service}, as it is on the wire
 * @param types the names of the types to generate
 * @param fileType protoc's class for the file, which has the file's descriptor
 * @param methods the rpcs in the order of the proto
 * @param errors all errors that its rpcs declare, each once
 * @param documentation what the proto says about the service
 * @param source where the service is declared
 */
public record ServiceModel(
    String fullName,
    ServiceTypes types,
    JavaType fileType,
    List<MethodModel> methods,
    List<DeclaredError> errors,
    Documentation documentation,
    SourceRef source) {

  /** Takes immutable copies. */
  public ServiceModel {
    methods = List.copyOf(methods);
    errors = List.copyOf(errors);
  }

  /**
   * Whether the service or its file is deprecated.
   *
   * @return true if so
   */
  public boolean deprecated() {
    return documentation.deprecated();
  }
}
