package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.RpcException;
import io.grpc.Status;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** A switch over all codes, which needs Java 21: compiled and run here if this is one. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "has no patterns in switch")
@Timeout(60)
class PatternSwitchTest {
  private static final Path SOURCE = Path.of("src/test/java21/dev/tandem/errors/Advice.java");

  @TempDir Path classes;

  @Test
  void isExhaustiveWithoutDefault() throws Exception {
    String source = Files.readString(SOURCE);
    assertTrue(!source.contains("default ->"), source);
    assertEquals("", compile(source));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, PatternSwitchTest.class.getClassLoader())) {
      Method advice =
          loader.loadClass("dev.tandem.errors.Advice").getMethod("of", RpcException.class);
      for (Status.Code code : codes()) {
        String text = (String) advice.invoke(null, RpcException.of(code.toStatus(), null));
        assertTrue(!text.isEmpty(), code.name());
      }
      assertEquals("look elsewhere", advice.invoke(null, new RpcException.NotFound("no user 7")));
    }
  }

  @Test
  void aForgottenCodeDoesNotCompile() throws Exception {
    String forgetful =
        Files.readString(SOURCE).replaceAll(".*RpcException\\.DataLoss e -> .*\\n", "");
    assertTrue(compile(forgetful).contains("does not cover all possible input values"));
  }

  private static List<Status.Code> codes() {
    return Arrays.stream(Status.Code.values()).filter(code -> code != Status.Code.OK).toList();
  }

  /** Gives what javac says. */
  private String compile(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    List<String> options =
        List.of(
            "--release",
            "21",
            "-Xlint:all,-options,-classfile,-path",
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///dev/tandem/errors/Advice.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean success = compiler.getTask(output, null, null, options, null, List.of(file)).call();
    return success ? output.toString().strip() : "failed: " + output;
  }
}
