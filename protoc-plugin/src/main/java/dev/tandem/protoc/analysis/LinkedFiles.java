package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.List;

/**
 * A request's files with their references resolved.
 *
 * @param all every file of the request, imports too, sorted by name
 * @param toGenerate the files to generate code for, sorted by name
 * @param fieldsAreKnown whether the messages have their fields, which most checks do without
 */
public record LinkedFiles(
    List<FileDescriptor> all, List<FileDescriptor> toGenerate, boolean fieldsAreKnown) {

  /** Takes immutable copies. */
  public LinkedFiles {
    all = List.copyOf(all);
    toGenerate = List.copyOf(toGenerate);
  }
}
