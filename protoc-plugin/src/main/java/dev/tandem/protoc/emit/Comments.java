package dev.tandem.protoc.emit;

import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The comments of a run as HTML, each converted once for both contracts that show it. */
final class Comments {
  private final Map<String, String> byFullName = new ConcurrentHashMap<>();

  /** Returns what {@link CommentHtml} makes of the service's own comment. */
  String of(ServiceModel service) {
    return byFullName.computeIfAbsent(
        service.fullName(), name -> CommentHtml.of(service.documentation()));
  }

  /** Returns what {@link CommentHtml} makes of the rpc's comment. */
  String of(MethodModel method) {
    return byFullName.computeIfAbsent(
        method.fullName(), name -> CommentHtml.of(method.documentation()));
  }
}
