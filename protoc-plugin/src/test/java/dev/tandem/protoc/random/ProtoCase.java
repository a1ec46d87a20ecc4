package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some protos, and the options to generate them with.
 *
 * <p>Comments are in the files' source info, as the proto has them, with their marks.
 *
 * @param number tells it from the others of a run: it is in all file names, and in all packages
 *     unless it is to be alone
 * @param files imports first
 * @param generated how many files, from the last one backwards, code is generated for
 * @param parameter the generator's options
 */
record ProtoCase(int number, List<FileDescriptorProto> files, int generated, String parameter) {

  ProtoCase {
    files = List.copyOf(files);
  }

  /** What the case is known by in file names and packages. */
  String mark() {
    return "c" + number;
  }

  /** Whether its names would meet those of other cases. */
  boolean isAlone() {
    return files.stream()
        .anyMatch(file -> !isMarked(file.getPackage()) || !isMarked(javaPackage(file)));
  }

  private boolean isMarked(String name) {
    return List.of(name.split("\\.")).contains(mark());
  }

  /** By protoc's documented rule. */
  static String javaPackage(FileDescriptorProto file) {
    return file.getOptions().hasJavaPackage()
        ? file.getOptions().getJavaPackage()
        : file.getPackage();
  }

  List<FileDescriptorProto> filesToGenerate() {
    return files.subList(Math.max(0, files.size() - generated), files.size());
  }

  List<String> namesToGenerate() {
    return filesToGenerate().stream().map(FileDescriptorProto::getName).toList();
  }

  ProtoCase with(List<FileDescriptorProto> otherFiles) {
    return new ProtoCase(number, otherFiles, Math.min(generated, otherFiles.size()), parameter);
  }

  ProtoCase with(String otherParameter) {
    return new ProtoCase(number, files, generated, otherParameter);
  }

  /** The protos' texts by file name. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (FileDescriptorProto file : files) {
      texts.put(file.getName(), ProtoPrinter.print(file));
    }
    return texts;
  }

  /** For people: what it takes to see the failure again. */
  String describe() {
    StringBuilder text = new StringBuilder();
    texts()
        .forEach((name, proto) -> text.append("// ---- ").append(name).append('\n').append(proto));
    return text.append("// ---- files to generate: ")
        .append(String.join(" ", namesToGenerate()))
        .append("; options: '")
        .append(parameter)
        .append("'\n")
        .toString();
  }
}
