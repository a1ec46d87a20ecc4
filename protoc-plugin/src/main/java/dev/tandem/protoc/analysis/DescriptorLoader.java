package dev.tandem.protoc.analysis;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.JavaFeaturesProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Links the files of a request, in whatever order they come. */
public final class DescriptorLoader {
  static {
    // The other order fails in class initialisation (protobuf-java 4.36).
    DescriptorProtos.getDescriptor();
    JavaFeaturesProto.getDescriptor();
  }

  private final Map<String, FileDescriptorProto> protos = new HashMap<>();
  private final Map<String, FileDescriptor> linked = new TreeMap<>();
  private final Set<String> inProgress = new HashSet<>();

  private DescriptorLoader() {}

  /**
   * Links all files of a request.
   *
   * @param request what protoc sent
   * @return the files
   * @throws InvalidRequestException if a file is missing, or is not what protoc would send
   */
  public static LinkedFiles load(CodeGeneratorRequest request) {
    DescriptorLoader loader = new DescriptorLoader();
    for (FileDescriptorProto proto : request.getProtoFileList()) {
      loader.protos.put(proto.getName(), proto);
    }
    request.getProtoFileList().forEach(proto -> loader.link(proto.getName()));
    List<FileDescriptor> toGenerate = new ArrayList<>();
    for (String name : new TreeSet<>(request.getFileToGenerateList())) {
      toGenerate.add(loader.link(name));
    }
    return new LinkedFiles(List.copyOf(loader.linked.values()), toGenerate);
  }

  private FileDescriptor link(String name) {
    FileDescriptor known = linked.get(name);
    if (known != null) {
      return known;
    }
    FileDescriptorProto proto = protos.get(name);
    if (proto == null) {
      throw new InvalidRequestException("the request lacks the file '%s'".formatted(name));
    }
    if (!inProgress.add(name)) {
      throw new InvalidRequestException("the file '%s' imports itself".formatted(name));
    }
    FileDescriptor[] imports =
        proto.getDependencyList().stream().map(this::link).toArray(FileDescriptor[]::new);
    try {
      FileDescriptor file = FileDescriptor.buildFrom(proto, imports);
      linked.put(name, file);
      return file;
    } catch (DescriptorValidationException e) {
      throw new InvalidRequestException(
          "the file '%s' is not valid: %s".formatted(name, e.getMessage()), e);
    }
  }
}
