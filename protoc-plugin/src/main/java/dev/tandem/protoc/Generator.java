package dev.tandem.protoc;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse.Feature;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse.File;
import dev.tandem.protoc.analysis.DescriptorLoader;
import dev.tandem.protoc.analysis.LinkedFiles;
import dev.tandem.protoc.analysis.ModelBuilder;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import dev.tandem.protoc.emit.GeneratedSource;
import dev.tandem.protoc.emit.ServiceEmitter;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.options.OptionParser;
import dev.tandem.protoc.parallel.InParallel;
import dev.tandem.protoc.request.LeanRequest;
import java.util.ArrayList;
import java.util.Collections;
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
   * @throws InvalidRequestException if the request is not one that protoc could have sent
   */
  public static CodeGeneratorResponse generate(CodeGeneratorRequest request) {
    return generate(request, DescriptorLoader.load(request));
  }

  private static CodeGeneratorResponse generate(CodeGeneratorRequest request, LinkedFiles files) {
    Diagnostics diagnostics = new Diagnostics();
    GeneratorOptions options = OptionParser.parse(request.getParameter(), diagnostics);
    List<ServiceModel> services = ModelBuilder.build(files, options, diagnostics);

    CodeGeneratorResponse.Builder response = newResponse();
    if (diagnostics.hasErrors()) {
      return response.setError(diagnostics.report()).build();
    }
    List<GeneratedSource> sources = new ArrayList<>(ServiceEmitter.emitAll(services, options));
    Collections.sort(sources);
    return response.addAllFile(InParallel.map(sources, Generator::file)).build();
  }

  /**
   * Generates the same for a request that has not been parsed. That is faster, because most of a
   * request is not needed: it is not looked at unless there is something to complain about.
   *
   * @param request the encoded {@link CodeGeneratorRequest}
   * @return as for a parsed request
   * @throws InvalidProtocolBufferException if these bytes are not a request
   * @throws InvalidRequestException if the request is not one that protoc could have sent
   */
  public static CodeGeneratorResponse generate(byte[] request)
      throws InvalidProtocolBufferException {
    try {
      CodeGeneratorRequest lean = LeanRequest.parse(request);
      CodeGeneratorResponse response = generate(lean, DescriptorLoader.loadLean(lean));
      if (!response.hasError()) {
        return response;
      }
    } catch (InvalidProtocolBufferException | InvalidRequestException e) {
      // What is wrong, and where, is told by the whole request.
    }
    return generate(CodeGeneratorRequest.parseFrom(request));
  }

  /** Encodes a source here, once, and not when the response is measured and again when written. */
  private static File file(GeneratedSource source) {
    return File.newBuilder()
        .setName(source.path())
        .setContentBytes(ByteString.copyFromUtf8(source.content()))
        .build();
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
