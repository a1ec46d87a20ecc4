package dev.tandem.maven.generation;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rebuilds the request that protoc would send to a plugin from the descriptor set that it wrote
 * with imports, source info and retained options. Field by field the same, but for {@code
 * compiler_version}: no output may depend on it.
 */
final class GeneratorInput {
  private GeneratorInput() {}

  /**
   * Does what takes longest in protobuf-java, its description of itself, on the first call.
   *
   * <p>Before any thread can touch JavaFeaturesProto: in the other order, or in two threads at
   * once, the initialisation of protobuf-java's classes fails for the rest of the JVM's life.
   */
  static void loadProtobuf() {
    DescriptorProtos.getDescriptor();
  }

  /**
   * The request.
   *
   * @param descriptorSet a serialized FileDescriptorSet
   * @param targets names of the files to generate for
   * @param options the generator's parameter
   */
  static CodeGeneratorRequest of(ByteString descriptorSet, List<String> targets, String options)
      throws InvalidProtocolBufferException {
    loadProtobuf();
    FileDescriptorSet set = FileDescriptorSet.parseFrom(descriptorSet);
    SourceRetention retention = SourceRetention.of(set);
    Set<String> toGenerate = new HashSet<>(targets);
    CodeGeneratorRequest.Builder request =
        CodeGeneratorRequest.newBuilder().addAllFileToGenerate(targets);
    if (!options.isEmpty()) {
      request.setParameter(options);
    }
    for (FileDescriptorProto file : set.getFileList()) {
      if (toGenerate.contains(file.getName())) {
        request.addSourceFileDescriptors(file);
        request.addProtoFile(retention.strip(file));
      } else {
        request.addProtoFile(file);
      }
    }
    return request.build();
  }
}
