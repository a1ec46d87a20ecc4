package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.extensions.RpcOptions;
import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.CallPolicy;
import dev.tandem.protoc.model.DeclaredError;
import dev.tandem.protoc.model.Idempotency;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.model.ServiceTypes;
import dev.tandem.protoc.model.SourceRef;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.ArrayList;
import java.util.List;

/** Makes the models of one file's services. What is the same for all of them is found once. */
final class FileModels {
  private final FileDescriptor file;
  private final GeneratorOptions options;
  private final Diagnostics diagnostics;
  private final JavaType fileType;
  private final SourceInfo info;
  private final CommentLinks links;
  private final RpcOptions rpcOptions;
  private final RpcMessages messages;
  private final DetailTypes details;

  private FileModels(
      FileDescriptor file,
      LinkedFiles files,
      SourceInfo info,
      GeneratorOptions options,
      Diagnostics diagnostics) {
    this.file = file;
    this.options = options;
    this.diagnostics = diagnostics;
    this.info = info;
    fileType = JavaNames.fileType(file);
    links = new CommentLinks(file, files, options);
    rpcOptions = RpcOptions.in(files.all(), info, diagnostics);
    messages = new RpcMessages(file, diagnostics);
    details = new DetailTypes(file, files.all(), diagnostics);
  }

  /** Gives none if the file's own names make that impossible. */
  static List<ServiceModel> of(
      FileDescriptor file, LinkedFiles files, GeneratorOptions options, Diagnostics diagnostics) {
    if (file.getServices().isEmpty()) {
      return List.of();
    }
    SourceInfo info = new SourceInfo(file);
    if (!FileChecks.check(file, info, diagnostics)) {
      return List.of();
    }
    NeededPackages needs = new NeededPackages(file, options.lite(), files.fieldsAreKnown());
    MessageChecks.check(file, options.lite(), needs, info, diagnostics);
    FileModels models = new FileModels(file, files, info, options, diagnostics);
    List<ServiceModel> services = new ArrayList<>();
    for (ServiceDescriptor service : file.getServices()) {
      services.add(models.service(service));
    }
    return services;
  }

  private ServiceModel service(ServiceDescriptor service) {
    List<Integer> path = SourceInfo.path(service);
    boolean deprecated = file.getOptions().getDeprecated() || service.getOptions().getDeprecated();
    ServiceTypes types = JavaNames.types(service, options);
    ServiceErrors errors =
        new ServiceErrors(
            service, types.errors(), details, rpcOptions, options.lite(), diagnostics);
    CallPolicy policy = rpcOptions.policy(service);
    List<MethodModel> methods = new ArrayList<>();
    for (MethodDescriptor method : service.getMethods()) {
      methods.add(method(method, rpcOptions.policy(method, policy), errors.of(method)));
    }
    return new ServiceModel(
        service.getFullName(),
        types,
        fileType,
        methods,
        errors.all(),
        links.documentation(service, info.comment(path), deprecated),
        info.position(path));
  }

  private MethodModel method(
      MethodDescriptor method, CallPolicy policy, List<DeclaredError> errors) {
    List<Integer> path = SourceInfo.path(method);
    SourceRef source = info.position(path);
    return new MethodModel(
        method.getName(),
        method.getService().getFullName() + "/" + method.getName(),
        MemberNames.method(method.getName()),
        MemberNames.constant(method.getName()),
        CallKind.of(method.isClientStreaming(), method.isServerStreaming()),
        idempotency(method),
        policy,
        errors,
        messages.request(method, source),
        messages.response(method, source),
        JavaNames.isDeprecated(method.getInputType())
            || JavaNames.isDeprecated(method.getOutputType()),
        links.documentation(method, info.comment(path), method.getOptions().getDeprecated()),
        source);
  }

  private static Idempotency idempotency(MethodDescriptor method) {
    return switch (method.getOptions().getIdempotencyLevel()) {
      case NO_SIDE_EFFECTS -> Idempotency.NO_SIDE_EFFECTS;
      case IDEMPOTENT -> Idempotency.IDEMPOTENT;
      case IDEMPOTENCY_UNKNOWN -> Idempotency.UNKNOWN;
    };
  }
}
