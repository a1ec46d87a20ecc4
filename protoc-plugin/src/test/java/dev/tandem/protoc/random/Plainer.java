package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same case with something plainer in the place of something nasty. */
final class Plainer {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PLAIN =
      Pattern.compile("A\\d+|c\\d+|com|proto|proto[23]|editions|VALUE_\\d+");
  private static final String EMPTY_FILE = "google/protobuf/empty.proto";
  private static final String EMPTY = ".google.protobuf.Empty";

  private Plainer() {}

  static FileDescriptorProto syntax(FileDescriptorProto file) {
    return file.toBuilder().clearEdition().setSyntax("proto3").build();
  }

  /** With the type of one rpc's request or response that needs no message of its own. */
  static List<FileDescriptorProto> types(FileDescriptorProto file) {
    List<FileDescriptorProto> all = new ArrayList<>();
    for (int s = 0; s < file.getServiceCount(); s++) {
      for (int m = 0; m < file.getService(s).getMethodCount(); m++) {
        MethodDescriptorProto method = file.getService(s).getMethod(m);
        if (!method.getInputType().equals(EMPTY)) {
          all.add(with(file, s, m, method.toBuilder().setInputType(EMPTY)));
        }
        if (!method.getOutputType().equals(EMPTY)) {
          all.add(with(file, s, m, method.toBuilder().setOutputType(EMPTY)));
        }
      }
    }
    return all;
  }

  private static FileDescriptorProto with(
      FileDescriptorProto file, int service, int index, MethodDescriptorProto.Builder method) {
    FileDescriptorProto.Builder plainer = file.toBuilder();
    if (!plainer.getDependencyList().contains(EMPTY_FILE)) {
      plainer.addDependency(EMPTY_FILE);
    }
    plainer.getServiceBuilder(service).setMethod(index, method);
    return plainer.build();
  }

  /** With one of its names replaced wherever it occurs, alone or as a part of another. */
  static List<ProtoCase> names(ProtoCase one) {
    Set<String> words = new TreeSet<>();
    one.files().forEach(file -> replace(file, word -> addTo(words, word)));
    List<ProtoCase> all = new ArrayList<>();
    int count = 0;
    for (String word : words) {
      String plain = fresh(words, count++);
      all.add(
          one.with(
              one.files().stream()
                  .map(file -> (FileDescriptorProto) replace(file, w -> w.equals(word) ? plain : w))
                  .toList()));
    }
    return all;
  }

  private static String fresh(Set<String> words, int start) {
    int number = start;
    while (words.contains("A" + number)) {
      number++;
    }
    return "A" + number;
  }

  private static String addTo(Set<String> words, String word) {
    if (!PLAIN.matcher(word).matches()) {
      words.add(word);
    }
    return word;
  }

  private interface Naming {
    String name(String word);
  }

  private static Message replace(Message tree, Naming naming) {
    Message.Builder builder = tree.toBuilder();
    tree.getAllFields()
        .forEach((field, value) -> builder.setField(field, replaced(field, value, naming)));
    return builder.build();
  }

  private static Object replaced(FieldDescriptor field, Object value, Naming naming) {
    if (value instanceof List<?> values) {
      return values.stream().map(element -> replaced(field, element, naming)).toList();
    }
    if (value instanceof Message message) {
      return replace(message, naming);
    }
    boolean fixed =
        !(value instanceof String text)
            || field.getName().endsWith("comments")
            || text.contains("google/protobuf/")
            || text.startsWith(".google.protobuf.");
    return fixed
        ? value
        : WORD.matcher((String) value)
            .replaceAll(m -> Matcher.quoteReplacement(naming.name(m.group())));
  }
}
