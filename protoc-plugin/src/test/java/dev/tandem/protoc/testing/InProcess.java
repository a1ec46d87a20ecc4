package dev.tandem.protoc.testing;

import dev.tandem.protoc.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * Runs what the plugin's process runs, without a process, so that thousands of runs are few
 * seconds.
 */
public final class InProcess {
  private static final Method RUN = method();

  private InProcess() {}

  /** What the process would leave behind. */
  public record Result(int exitCode, byte[] out, String err) {}

  /** Answers the bytes of a request. */
  public static Result run(byte[] request) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
      int exitCode = (int) RUN.invoke(null, new ByteArrayInputStream(request), null, out, messages);
      return new Result(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Is not public, because users have nothing to do with it. */
  private static Method method() {
    try {
      Method run =
          Main.class.getDeclaredMethod(
              "run", InputStream.class, String.class, OutputStream.class, PrintStream.class);
      run.setAccessible(true);
      return run;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
