package dev.tandem.runtime.ipc;

/** Says that a child did not end well. The message has the reason and the end of its errors. */
@SuppressWarnings("serial") // Not meant to be serialized.
public final class ChildFailedException extends RuntimeException {
  private final ChildExit exit;

  ChildFailedException(ChildExit exit) {
    super(exit.toString());
    this.exit = exit;
  }

  /**
   * Gives the child's end.
   *
   * @return how it ended
   */
  public ChildExit exit() {
    return exit;
  }
}
