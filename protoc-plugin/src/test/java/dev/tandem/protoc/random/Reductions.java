package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * All ways to make a case a little smaller: without one option, file, service, rpc, message, field,
 * comment …, or with a plainer name. They may well be invalid; protoc finds that out.
 */
final class Reductions {
  /** Without these nothing is left, or protoc would not know what it reads. */
  private static final Set<String> NEEDED =
      Set.of(
          "name",
          "number",
          "label",
          "type",
          "type_name",
          "input_type",
          "output_type",
          "syntax",
          "edition",
          "path",
          "oneof_index",
          "map_entry");

  private final ProtoCase one;
  private final List<ProtoCase> all = new ArrayList<>();

  private Reductions(ProtoCase one) {
    this.one = one;
  }

  /** The ones that take away most come first. */
  static List<ProtoCase> of(ProtoCase one) {
    Reductions reductions = new Reductions(one);
    reductions.options();
    for (int i = 0; i < one.files().size(); i++) {
      List<FileDescriptorProto> fewer = new ArrayList<>(one.files());
      fewer.remove(i);
      if (!fewer.isEmpty()) {
        reductions.all.add(one.with(fewer));
      }
    }
    for (FileDescriptorProto file : one.files()) {
      Trees.without(file, NEEDED).forEach(smaller -> reductions.add(file, smaller));
      reductions.add(file, Plainer.syntax(file));
      Plainer.types(file).forEach(plainer -> reductions.add(file, plainer));
    }
    Plainer.names(one).forEach(reductions.all::add);
    return reductions.all;
  }

  private void options() {
    if (!one.parameter().isEmpty()) {
      all.add(one.with(""));
      List<String> options = Arrays.asList(one.parameter().split(","));
      for (int i = 0; i < options.size() && options.size() > 1; i++) {
        List<String> fewer = new ArrayList<>(options);
        fewer.remove(i);
        all.add(one.with(String.join(",", fewer)));
      }
    }
  }

  private void add(FileDescriptorProto old, FileDescriptorProto smaller) {
    if (!smaller.equals(old)) {
      all.add(one.with(one.files().stream().map(f -> f == old ? smaller : f).toList()));
    }
  }
}
