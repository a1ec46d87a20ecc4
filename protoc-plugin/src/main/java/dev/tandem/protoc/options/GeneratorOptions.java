package dev.tandem.protoc.options;

/**
 * The options of one run.
 *
 * @param async whether the asynchronous types are generated
 * @param lite whether the messages are of protobuf's lite runtime
 * @param client whether clients are generated
 * @param server whether server bindings are generated
 * @param unimplemented what becomes of an rpc that an implementer leaves out
 * @param suffix what goes behind a service's name in all types, mostly empty
 * @param generated the annotation that marks types as generated
 * @param nullness which nullness annotations the types have
 */
public record GeneratorOptions(
    boolean async,
    boolean lite,
    boolean client,
    boolean server,
    Unimplemented unimplemented,
    String suffix,
    GeneratedMark generated,
    Nullness nullness) {

  /**
   * What a run without options uses.
   *
   * @return the defaults
   */
  public static GeneratorOptions defaults() {
    return OptionParser.defaults();
  }
}
