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
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.model.ServiceTypes;
import dev.tandem.protoc.model.SourceRef;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.ArrayList;
import java.util.List;

/** Turns linked descriptors into models. All names are settled here. */
public final class ModelBuilder {
  private final GeneratorOptions options;
  private final Diagnostics diagnostics;

  private ModelBuilder(GeneratorOptions options, Diagnostics diagnostics) {
    this.options = options;
    this.diagnostics = diagnostics;
  }

  /**
   * Makes a model of each service of the files to generate.
   *
   * @param files the request's files
   * @param options the options of this run
   * @param diagnostics takes an error for each service or rpc that has to be refused
   * @return the models, in the order of the files' names; not usable if there are errors
   */
  public static List<ServiceModel> build(
      LinkedFiles files, GeneratorOptions options, Diagnostics diagnostics) {
    List<ServiceModel> services = new ArrayList<>();
    for (FileModels models : inParallel(files, options)) {
      services.addAll(models.services());
      diagnostics.addAll(models.diagnostics());
    }
    KnownTypes known = KnownTypes.beside(services, files, options);
    PackageChecks.check(known, files, diagnostics);
    TypeChecks typeChecks = new TypeChecks(known, options, diagnostics);
    for (ServiceModel service : services) {
      typeChecks.check(service);
      MethodChecks.check(service, diagnostics);
      QualifiedNameChecks.check(service, known, options.generated(), diagnostics);
    }
    return services;
  }

  /** What one file declares, and what is wrong with that. */
  private record FileModels(List<ServiceModel> services, Diagnostics diagnostics) {}

  /**
   * No file's services have to do with another's: each has diagnostics of its own, kept in order.
   */
  private static List<FileModels> inParallel(LinkedFiles files, GeneratorOptions options) {
    return files.toGenerate().parallelStream()
        .map(
            file -> {
              Diagnostics diagnostics = new Diagnostics();
              ModelBuilder builder = new ModelBuilder(options, diagnostics);
              return new FileModels(builder.servicesOf(file, files), diagnostics);
            })
        .toList();
  }

  private List<ServiceModel> servicesOf(FileDescriptor file, LinkedFiles files) {
    if (file.getServices().isEmpty()) {
      return List.of();
    }
    SourceInfo info = new SourceInfo(file);
    if (!FileChecks.check(file, info, diagnostics)) {
      return List.of();
    }
    NeededPackages needs = new NeededPackages(file, options.lite(), files.fieldsAreKnown());
    MessageChecks.check(file, options.lite(), needs, info, diagnostics);
    CommentLinks links = new CommentLinks(file, files, options);
    RpcOptions rpcOptions = RpcOptions.in(files.all(), info::nearest, diagnostics);
    RpcMessages messages = new RpcMessages(file, diagnostics);
    DetailTypes details = new DetailTypes(file, files.all(), diagnostics);
    List<ServiceModel> services = new ArrayList<>();
    for (ServiceDescriptor service : file.getServices()) {
      services.add(service(service, info, links, messages, rpcOptions, details));
    }
    return services;
  }

  private ServiceModel service(
      ServiceDescriptor service,
      SourceInfo info,
      CommentLinks links,
      RpcMessages messages,
      RpcOptions rpcOptions,
      DetailTypes details) {
    FileDescriptor file = service.getFile();
    List<Integer> path = SourceInfo.path(service);
    boolean deprecated = file.getOptions().getDeprecated() || service.getOptions().getDeprecated();
    ServiceTypes types = JavaNames.types(service, options);
    ServiceErrors errors =
        new ServiceErrors(
            service, types.errors(), details, rpcOptions, options.lite(), diagnostics);
    CallPolicy policy = rpcOptions.policy(service);
    List<MethodModel> methods = new ArrayList<>();
    for (MethodDescriptor method : service.getMethods()) {
      methods.add(
          method(
              method, info, links, messages, rpcOptions.policy(method, policy), errors.of(method)));
    }
    return new ServiceModel(
        service.getFullName(),
        types,
        JavaNames.fileType(file),
        methods,
        errors.all(),
        links.documentation(service, info.comment(path), deprecated),
        info.position(path));
  }

  private MethodModel method(
      MethodDescriptor method,
      SourceInfo info,
      CommentLinks links,
      RpcMessages messages,
      CallPolicy policy,
      List<DeclaredError> errors) {
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
