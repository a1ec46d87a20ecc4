package dev.tandem.protoc;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse.Feature;
import dev.tandem.protoc.analysis.DescriptorLoader;
import dev.tandem.protoc.analysis.LinkedFiles;
import dev.tandem.protoc.analysis.ModelBuilder;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.emit.ServiceEmitter;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.options.OptionParser;
import java.util.List;

/**
 * The generator as a pure function: protoc, the Maven plugin and the tests call the same one.
 *
 * <p>It does no input or output, keeps no state, and may be called from many threads.
 */
public final class Generator {
  private Generator() {}

  /**
   * Generates Java for the services of a request.
   *
   * @param request what protoc sends to a plugin
   * @return the sources sorted by name or, in {@code error}, everything that is wrong with the
   *     protos and the options, one line each
   * @throws dev.tandem.protoc.diagnostics.InvalidRequestException if the request is not one that
   *     protoc could have sent
   */
  public static CodeGeneratorResponse generate(CodeGeneratorRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    GeneratorOptions options = OptionParser.parse(request.getParameter(), diagnostics);
    LinkedFiles files = DescriptorLoader.load(request);
    List<ServiceModel> services = ModelBuilder.build(files, options, diagnostics);

    CodeGeneratorResponse.Builder response = newResponse();
    if (diagnostics.hasErrors()) {
      return response.setError(diagnostics.report()).build();
    }
    ServiceEmitter.emitAll(services, options).stream()
        .sorted()
        .forEach(
            source ->
                response.addFileBuilder().setName(source.path()).setContent(source.content()));
    return response.build();
  }

  /** What every response says, also one without files: without it protoc refuses newer protos. */
  private static CodeGeneratorResponse.Builder newResponse() {
    return CodeGeneratorResponse.newBuilder()
        .setSupportedFeatures(
            Feature.FEATURE_PROTO3_OPTIONAL_VALUE | Feature.FEATURE_SUPPORTS_EDITIONS_VALUE)
        .setMinimumEdition(Edition.EDITION_PROTO2_VALUE)
        .setMaximumEdition(Edition.EDITION_2024_VALUE);
  }
}
