package dev.tandem.protoc.emit;

import dev.tandem.protoc.model.Documentation;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The comments of a run as HTML, each converted once for both contracts that show it. */
final class Comments {
  private final Map<String, String> byFullName = new ConcurrentHashMap<>();

  /** Returns what {@link CommentHtml} makes of the service's own comment. */
  String of(ServiceModel service) {
    return of(service.fullName(), service.documentation());
  }

  /** Returns what {@link CommentHtml} makes of the rpc's comment. */
  String of(MethodModel method) {
    return of(method.fullName(), method.documentation());
  }

  private String of(String fullName, Documentation documentation) {
    return byFullName.computeIfAbsent(fullName, name -> CommentHtml.of(documentation));
  }
}
