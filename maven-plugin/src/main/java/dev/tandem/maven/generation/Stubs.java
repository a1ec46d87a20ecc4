package dev.tandem.maven.generation;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.maven.diagnostics.CompilerMessages;
import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.maven.sources.ProtoFile;
import dev.tandem.protoc.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs our generator in this JVM, with the very request that protoc would send to it. */
final class Stubs {
  private Stubs() {}

  /**
   * Adds the stubs of all services in the project's own protos.
   *
   * @return the names of the other protos, which these import
   */
  static List<String> addTo(
      GeneratedFiles files, Path descriptorSet, List<ProtoFile> protos, String options)
      throws IOException, UserErrorException {
    List<String> targets = protos.stream().map(ProtoFile::name).toList();
    CodeGeneratorRequest request =
        GeneratorInput.of(ByteString.copyFrom(Files.readAllBytes(descriptorSet)), targets, options);
    CodeGeneratorResponse response = Generator.generate(request);
    if (response.hasError()) {
      throw new UserErrorException(CompilerMessages.parse(response.getError(), Severity.ERROR));
    }
    for (CodeGeneratorResponse.File file : response.getFileList()) {
      files.add(file.getName(), file.getContentBytes().toByteArray());
    }
    return request.getProtoFileList().stream()
        .map(FileDescriptorProto::getName)
        .filter(name -> !targets.contains(name))
        .toList();
  }
}
