package dev.tandem.maven.generation;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A script in the place of protoc: as quick to start, and it needs no download. The first line of a
 * proto is a comment with a name; the output is what was prepared under these names.
 */
final class FakeProtoc {
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Descriptor sets can be joined as they are, and so can archives without a directory.
      while read -r line; do
        case "$line" in
          --descriptor_set_out=*) out="${line#*=}"; kind=set ;;
          --java_out=:*) out="${line#*=:}"; kind=srcjar ;;
          --*) ;;
          *) read -r comment name < "$line"; cat "$0.d/$name.$kind" >> "$out" ;;
        esac
      done < "${1#@}"
      """;

  private static final String OPTION = "option ";

  private final Path executable;
  private final Path prepared;

  FakeProtoc(Path executable) throws IOException {
    this.executable = executable;
    this.prepared = executable.resolveSibling(executable.getFileName() + ".d");
    Files.createDirectories(prepared);
    if (!Files.exists(executable)) {
      Files.writeString(executable, SCRIPT);
      if (!executable.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + executable + " executable");
      }
    }
  }

  Path executable() {
    return executable;
  }

  /**
   * Prepares a proto with one service of its name and some messages.
   *
   * @param content the name in the proto's first line; it is in the Java of the messages too
   * @param file the proto's name; its service is called like it
   * @param imports the names of imported protos; with {@code option} before a name, that one is
   *     imported for its options only
   */
  void prepare(String content, String file, List<String> messages, List<String> imports)
      throws IOException {
    String service = file.replaceAll(".*/|\\.proto$", "");
    FileDescriptorProto.Builder proto = proto(file);
    for (String name : imports) {
      if (name.startsWith(OPTION)) {
        proto.addOptionDependency(name.substring(OPTION.length()));
      } else {
        proto.addDependency(name);
      }
    }
    messages.forEach(message -> proto.addMessageTypeBuilder().setName(message));
    proto
        .addServiceBuilder()
        .setName(service)
        .addMethodBuilder()
        .setName("Do" + content)
        .setInputType(".acme." + messages.get(0))
        .setOutputType(".acme." + messages.get(0));
    FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
    imports.forEach(name -> set.addFile(proto(name.replace(OPTION, ""))));
    Files.write(prepared.resolve(content + ".set"), set.addFile(proto).build().toByteArray());
    Files.write(prepared.resolve(content + ".srcjar"), archive(content, messages));
  }

  private static FileDescriptorProto.Builder proto(String name) {
    FileDescriptorProto.Builder proto =
        FileDescriptorProto.newBuilder().setName(name).setPackage("acme").setSyntax("proto3");
    proto.getOptionsBuilder().setJavaPackage("com.acme").setJavaMultipleFiles(true);
    return proto;
  }

  private static byte[] archive(String content, List<String> messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ZipOutputStream zip = new ZipOutputStream(bytes);
    for (String message : messages) {
      zip.putNextEntry(new ZipEntry("com/acme/" + message + ".java"));
      zip.write(("// " + content + "\n").repeat(100).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    // Not closed: that would write the directory.
    zip.flush();
    return bytes.toByteArray();
  }
}
