package dev.tandem.protoc.random;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts branches off messages. */
final class Trees {
  private Trees() {}

  /** All messages with one value less than the given one, whole branches first. */
  @SuppressWarnings("unchecked")
  static <M extends Message> List<M> without(M tree, Set<String> needed) {
    List<M> all = new ArrayList<>();
    for (Message smaller : cuts(tree, needed)) {
      all.add((M) smaller);
    }
    return all;
  }

  private static List<Message> cuts(Message tree, Set<String> needed) {
    List<Message> cuts = new ArrayList<>();
    List<Message> deeper = new ArrayList<>();
    tree.getAllFields()
        .forEach(
            (field, value) -> {
              if (needed.contains(field.getName())) {
                return;
              }
              if (field.isRepeated()) {
                List<?> values = (List<?>) value;
                for (int i = values.size() - 1; i >= 0; i--) {
                  cuts.add(withoutElement(tree, field, values, i));
                  if (values.get(i) instanceof Message inner) {
                    int index = i;
                    cuts(inner, needed)
                        .forEach(
                            cut ->
                                deeper.add(
                                    tree.toBuilder().setRepeatedField(field, index, cut).build()));
                  }
                }
              } else {
                cuts.add(tree.toBuilder().clearField(field).build());
                if (value instanceof Message inner) {
                  cuts(inner, needed)
                      .forEach(cut -> deeper.add(tree.toBuilder().setField(field, cut).build()));
                }
              }
            });
    cuts.addAll(deeper);
    return cuts;
  }

  private static Message withoutElement(
      Message tree, FieldDescriptor field, List<?> values, int index) {
    Message.Builder builder = tree.toBuilder().clearField(field);
    for (int i = 0; i < values.size(); i++) {
      if (i != index) {
        builder.addRepeatedField(field, values.get(i));
      }
    }
    return builder.build();
  }
}
