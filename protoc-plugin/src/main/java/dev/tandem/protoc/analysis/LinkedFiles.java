package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.List;

/**
 * A request's files with their references resolved.
 *
 * @param all every file of the request, imports too, sorted by name
 * @param toGenerate the files to generate code for, sorted by name
 */
public record LinkedFiles(List<FileDescriptor> all, List<FileDescriptor> toGenerate) {

  /** Takes immutable copies. */
  public LinkedFiles {
    all = List.copyOf(all);
    toGenerate = List.copyOf(toGenerate);
  }
}
