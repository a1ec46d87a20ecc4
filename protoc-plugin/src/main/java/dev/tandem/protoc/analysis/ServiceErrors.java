package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.extensions.ErrorOption;
import dev.tandem.protoc.extensions.RpcOptions;
import dev.tandem.protoc.model.DeclaredError;
import dev.tandem.protoc.model.JavaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The errors that a service declares: one exception for each code and detail. With lite messages
 * there are none, because protobuf's lite runtime has no rich errors.
 */
final class ServiceErrors {
  private final ServiceDescriptor service;
  private final JavaType type;
  private final DetailTypes details;
  private final RpcOptions options;
  private final boolean lite;
  private final ExceptionNames names;
  private final Diagnostics diagnostics;

  private final List<DeclaredError> ofService;
  private final Map<String, Declared> all = new LinkedHashMap<>();

  /** An error, and the option that was the first to declare it. */
  private record Declared(DeclaredError error, ErrorOption option) {}

  /** Reads what the service declares for all of its rpcs. */
  ServiceErrors(
      ServiceDescriptor service,
      JavaType type,
      DetailTypes details,
      RpcOptions options,
      boolean lite,
      Diagnostics diagnostics) {
    this.service = service;
    this.type = type;
    this.details = details;
    this.options = options;
    this.lite = lite;
    this.names = new ExceptionNames(type, diagnostics);
    this.diagnostics = diagnostics;
    this.ofService = lite ? List.of() : read(options.errors(service), List.of());
  }

  /** Reads what one of its rpcs declares, and gives that and what the service does. */
  List<DeclaredError> of(MethodDescriptor method) {
    return lite ? List.of() : read(options.errors(method), ofService);
  }

  /** Gives all errors that have been read, each once. */
  List<DeclaredError> all() {
    List<DeclaredError> errors = new ArrayList<>();
    for (Declared declared : all.values()) {
      errors.add(declared.error());
    }
    return errors;
  }

  private List<DeclaredError> read(List<ErrorOption> declared, List<DeclaredError> inherited) {
    List<DeclaredError> errors = new ArrayList<>(inherited);
    for (ErrorOption option : declared) {
      details
          .find(option, service)
          .flatMap(detail -> error(option, detail))
          .ifPresent(error -> add(error, errors, option));
    }
    return errors;
  }

  private void add(DeclaredError error, List<DeclaredError> errors, ErrorOption option) {
    if (errors.contains(error)) {
      option.refuse(
          diagnostics,
          "declares %s twice, or its service does so for all rpcs: take one away"
              .formatted(pair(error)));
    } else {
      errors.add(error);
    }
  }

  private Optional<DeclaredError> error(ErrorOption option, Descriptor detail) {
    String name =
        option.exception().isEmpty() ? detail.getName() + "Exception" : option.exception();
    DeclaredError error =
        new DeclaredError(
            new JavaType(type.packageName(), List.of(type.topLevelName(), name)),
            option.code(),
            JavaNames.type(detail),
            detail.getFullName(),
            JavaNames.isDeprecated(detail));
    Declared before = all.get(pair(error));
    if (before == null) {
      if (!names.add(name, pair(error), option)) {
        return Optional.empty();
      }
      all.put(pair(error), new Declared(error, option));
    } else if (!before.error().equals(error)) {
      option.refuse(
          diagnostics,
          "declares %s with the exception '%s', and %s (%s) with '%s': give it one name"
              .formatted(
                  pair(error),
                  name,
                  before.option().element(),
                  before.option().source(),
                  before.error().exception().simpleNames().get(1)));
      return Optional.empty();
    }
    return Optional.of(error);
  }

  private static String pair(DeclaredError error) {
    return "%s with '%s'".formatted(error.code(), error.detailName());
  }
}
