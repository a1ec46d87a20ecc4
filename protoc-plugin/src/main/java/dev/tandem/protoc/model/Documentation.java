package dev.tandem.protoc.model;

/**
 * What a proto says about one of its elements.
 *
 * @param comment the comment as the proto has it, without comment marks, with {@code \n} line ends;
 *     empty if there is none
 * @param deprecated whether the element is deprecated; for a service, also if its file is
 */
public record Documentation(String comment, boolean deprecated) {}
