package dev.tandem.protoc.analysis;

import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.parallel.InParallel;
import java.util.ArrayList;
import java.util.List;

/** Turns linked descriptors into models. All names are settled here. */
public final class ModelBuilder {
  private ModelBuilder() {}

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
    for (OneFile file : inParallel(files, options)) {
      services.addAll(file.services());
      diagnostics.addAll(file.diagnostics());
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
  private record OneFile(List<ServiceModel> services, Diagnostics diagnostics) {}

  /**
   * No file's services have to do with another's: each has diagnostics of its own, kept in order.
   */
  private static List<OneFile> inParallel(LinkedFiles files, GeneratorOptions options) {
    return InParallel.map(
        files.toGenerate(),
        file -> {
          Diagnostics diagnostics = new Diagnostics();
          return new OneFile(FileModels.of(file, files, options, diagnostics), diagnostics);
        });
  }
}
