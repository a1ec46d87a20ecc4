package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.extensions.ErrorOption;
import java.util.List;
import java.util.Optional;

/** Finds the messages that the declared errors of a file name. */
final class DetailTypes {
  private final FileDescriptor file;
  private final List<FileDescriptor> all;
  private final ProtoNames visible;
  private final Diagnostics diagnostics;

  DetailTypes(FileDescriptor file, List<FileDescriptor> all, Diagnostics diagnostics) {
    this.file = file;
    this.all = all;
    this.visible = ProtoNames.visibleIn(file);
    this.diagnostics = diagnostics;
  }

  /** Looks the name up as protoc does that of a request; says so if it can't be a detail. */
  Optional<Descriptor> find(ErrorOption option, ServiceDescriptor service) {
    Optional<GenericDescriptor> found = visible.find(option.detail(), service.getFullName());
    if (found.isEmpty()) {
      refuse(option, ", which " + remedy(option.detail()));
      return Optional.empty();
    }
    if (!(found.get() instanceof Descriptor message) || message.getOptions().getMapEntry()) {
      refuse(option, ", which is not a message: name one");
      return Optional.empty();
    }
    if (message.getFullName().equals("google.protobuf.Any")) {
      refuse(option, ", which every detail is wrapped in: name the message itself");
      return Optional.empty();
    }
    String obstacle = MessageObstacles.find(message, file);
    if (obstacle != null) {
      refuse(option, " of '%s', which %s".formatted(message.getFile().getName(), obstacle));
      return Optional.empty();
    }
    return Optional.of(message);
  }

  private String remedy(String name) {
    String absolute = name.startsWith(".") ? name : "." + name;
    return all.stream()
        .filter(other -> ProtoNames.in(other).find(absolute, "").isPresent())
        .findFirst()
        .map(other -> "this file has to import: add import \"%s\"".formatted(other.getName()))
        .orElse(
            "neither this file nor an import of it declares: import the file that does, or correct"
                + " the name");
  }

  private void refuse(ErrorOption option, String why) {
    option.refuse(
        diagnostics, "declares an error with the detail '%s'%s".formatted(option.detail(), why));
  }
}
