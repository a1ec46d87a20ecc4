package dev.tandem.maven.generation;

import com.google.protobuf.DescriptorProtos.FieldOptions.OptionRetention;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies a message without the fields that are for source descriptors only, at any depth. */
@SuppressWarnings("ReferenceEquality") // The same instance says that there was nothing to remove.
final class OptionStripper {
  private final Deque<Integer> path = new ArrayDeque<>();
  private final List<List<Integer>> removed = new ArrayList<>();

  /** Whether there was anything to remove. */
  boolean hasRemovedAny() {
    return !removed.isEmpty();
  }

  /** Whether what is at a path, in the sense of SourceCodeInfo, was removed. */
  boolean hasRemoved(List<Integer> place) {
    return removed.stream()
        .anyMatch(
            prefix ->
                prefix.size() <= place.size() && prefix.equals(place.subList(0, prefix.size())));
  }

  /** The message itself if there was nothing to remove. */
  Message strip(Message message) {
    Message.@Nullable Builder changed = null;
    for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      path.addLast(field.getNumber());
      if (field.getOptions().getRetention() == OptionRetention.RETENTION_SOURCE) {
        removed.add(List.copyOf(path));
        changed = changed == null ? message.toBuilder() : changed;
        changed.clearField(field);
      } else {
        Object stripped = strip(field, entry.getValue());
        if (stripped != entry.getValue()) {
          changed = changed == null ? message.toBuilder() : changed;
          changed.setField(field, stripped);
        }
      }
      path.removeLast();
    }
    return changed == null ? message : changed.build();
  }

  private Object strip(FieldDescriptor field, Object value) {
    if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE
        || field.getMessageType().equals(SourceCodeInfo.getDescriptor())) {
      return value; // The comments are the larger part of a file, and hold no options.
    }
    return field.isRepeated() ? stripAll((List<?>) value) : strip((Message) value);
  }

  private Object stripAll(List<?> messages) {
    List<Message> stripped = new ArrayList<>();
    boolean same = true;
    for (Object message : messages) {
      path.addLast(stripped.size());
      Message copy = strip((Message) message);
      path.removeLast();
      same &= copy == message;
      stripped.add(copy);
    }
    return same ? messages : stripped;
  }
}
