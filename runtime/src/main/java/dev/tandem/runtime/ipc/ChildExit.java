package dev.tandem.runtime.ipc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a child ended.
 *
 * @param pid its process id
 * @param code its exit code. After a signal that is 128 and the signal's number, as shells have it
 * @param connected whether it had connected
 * @param errorOutput the last 64 KiB of its standard error, in UTF-8
 * @param killedBecause why this process ended it, or null if it did not: the child exited by itself
 *     or somebody else killed it
 */
public record ChildExit(
    long pid, int code, boolean connected, String errorOutput, @Nullable String killedBecause) {
  private static final int SIGNALS = 128;
  private static final int SHOWN = 2_000;

  /**
   * Makes one.
   *
   * @throws NullPointerException if the error output is null
   */
  public ChildExit {
    Objects.requireNonNull(errorOutput, "errorOutput");
  }

  /**
   * Says whether the child did what it was started for: it connected, and exited by itself with
   * code 0.
   *
   * @return true if it ended well
   */
  public boolean isSuccess() {
    return code == 0 && connected && killedBecause == null;
  }

  /**
   * Insists on a good end.
   *
   * @return this
   * @throws ChildFailedException unless {@link #isSuccess()}; its message says all of this
   */
  public ChildExit orThrow() {
    if (!isSuccess()) {
      throw new ChildFailedException(this);
    }
    return this;
  }

  /** In one line, without the error output. */
  String summary() {
    String text = "child " + pid;
    if (killedBecause != null) {
      return text + " was ended because " + killedBecause + " (exit code " + code + ")";
    }
    text += " exited with code " + code;
    if (code > SIGNALS) {
      text += ", as after signal " + (code - SIGNALS);
    }
    return connected ? text : text + " before it had connected";
  }

  @Override
  public String toString() {
    String last = errorOutput.strip();
    if (last.isEmpty()) {
      return summary();
    }
    int from = Math.max(0, last.length() - SHOWN);
    return summary() + ". Its standard error ends with:\n" + last.substring(from);
  }
}
