package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The types that protoc makes besides those of a proto. */
final class ProtocMembers {
  /** What the names of the interfaces of messages end in. */
  static final String ACCESSORS = "OrBuilder";

  private ProtocMembers() {}

  /** Names those on top, or within the file's class. */
  static Set<String> of(FileDescriptor file) {
    return accessors(file.getMessageTypes());
  }

  /** Names those within a message's class. */
  static Set<String> of(Descriptor message) {
    Set<String> names = accessors(message.getNestedTypes());
    names.add("Builder");
    return names;
  }

  private static Set<String> accessors(List<Descriptor> messages) {
    Set<String> names = new HashSet<>();
    for (Descriptor message : messages) {
      names.add(message.getName() + ACCESSORS);
    }
    return names;
  }
}
