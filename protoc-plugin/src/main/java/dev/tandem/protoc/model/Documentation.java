package dev.tandem.protoc.model;

import java.util.Map;

/**
 * What a proto says about one of its elements.
 *
 * @param comment the comment as the proto has it, without comment marks, with {@code \n} line ends;
 *     empty if there is none
 * @param links where the names of elements lead that the comment has in brackets; one that is not
 *     in here can't be linked to
 * @param deprecated whether the element is deprecated; for a service, also if its file is
 */
public record Documentation(String comment, Map<String, DocLink> links, boolean deprecated) {

  /** Takes an immutable copy. */
  public Documentation {
    links = Map.copyOf(links);
  }

  /**
   * A comment without links.
   *
   * @param comment as above
   * @param deprecated as above
   */
  public Documentation(String comment, boolean deprecated) {
    this(comment, Map.of(), deprecated);
  }
}
