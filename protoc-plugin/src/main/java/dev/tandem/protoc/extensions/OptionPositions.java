package dev.tandem.protoc.extensions;

import dev.tandem.protoc.model.SourceRef;
import java.util.List;

/** Knows where a file's options are set. */
@FunctionalInterface
public interface OptionPositions {

  /**
   * Finds an option or, if it is not known where it is set, what it is set in.
   *
   * @param path the path of the option in the file's descriptor
   * @return the position
   */
  SourceRef nearest(List<Integer> path);
}
