package dev.tandem.protoc.analysis;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.JavaFeaturesProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Links the files of a request, in whatever order they come. */
public final class DescriptorLoader {
  static {
    // The other order fails in class initialisation (protobuf-java 4.36).
    DescriptorProtos.getDescriptor();
    JavaFeaturesProto.getDescriptor();
  }

  private final Map<String, FileDescriptorProto> protos = new HashMap<>();
  private final Map<String, FileDescriptor> linked = new TreeMap<>();
  private final Set<String> begun = new HashSet<>();

  private DescriptorLoader() {}

  /**
   * Links all files of a request.
   *
   * @param request what protoc sent
   * @return the files
   * @throws InvalidRequestException if a file is missing, or is not what protoc would send
   */
  public static LinkedFiles load(CodeGeneratorRequest request) {
    return load(request, true);
  }

  /**
   * Links all files of a request of which only a part was read.
   *
   * @param request what was read
   * @return the files, whose messages have no fields
   * @throws InvalidRequestException if a file is missing, or is not what protoc would send
   */
  public static LinkedFiles loadLean(CodeGeneratorRequest request) {
    return load(request, false);
  }

  private static LinkedFiles load(CodeGeneratorRequest request, boolean fieldsAreKnown) {
    DescriptorLoader loader = new DescriptorLoader();
    for (FileDescriptorProto proto : request.getProtoFileList()) {
      loader.protos.put(proto.getName(), proto);
    }
    for (FileDescriptorProto proto : request.getProtoFileList()) {
      loader.link(proto.getName());
    }
    List<FileDescriptor> toGenerate = new ArrayList<>();
    for (String name : new TreeSet<>(request.getFileToGenerateList())) {
      toGenerate.add(loader.link(name));
    }
    return new LinkedFiles(List.copyOf(loader.linked.values()), toGenerate, fieldsAreKnown);
  }

  /** Links a file after its imports. They may be a chain of all files, too deep for recursion. */
  private FileDescriptor link(String name) {
    Deque<FileDescriptorProto> waiting = new ArrayDeque<>();
    if (!linked.containsKey(name)) {
      waiting.push(begin(name));
    }
    while (!waiting.isEmpty()) {
      FileDescriptorProto file = waiting.element();
      String missing = firstMissingImport(file);
      if (missing == null) {
        waiting.remove();
        linked.put(file.getName(), build(file));
      } else {
        waiting.push(begin(missing));
      }
    }
    return linked(name);
  }

  private FileDescriptor linked(String name) {
    return Objects.requireNonNull(linked.get(name));
  }

  private FileDescriptorProto begin(String name) {
    FileDescriptorProto file = protos.get(name);
    if (file == null) {
      throw new InvalidRequestException("the request lacks the file '%s'".formatted(name));
    }
    if (!begun.add(name)) {
      throw new InvalidRequestException("the file '%s' imports itself".formatted(name));
    }
    return file;
  }

  private @Nullable String firstMissingImport(FileDescriptorProto file) {
    for (String name : file.getDependencyList()) {
      if (!linked.containsKey(name)) {
        return name;
      }
    }
    return null;
  }

  private FileDescriptor build(FileDescriptorProto file) {
    List<FileDescriptor> imports = new ArrayList<>();
    for (String name : file.getDependencyList()) {
      imports.add(linked(name));
    }
    try {
      return FileDescriptor.buildFrom(file, imports.toArray(new FileDescriptor[0]));
    } catch (DescriptorValidationException | RuntimeException e) {
      // protobuf checks what people get wrong, and trusts protoc for the rest.
      throw new InvalidRequestException(
          "the file '%s' is not valid: %s".formatted(file.getName(), e.getMessage()), e);
    }
  }
}
