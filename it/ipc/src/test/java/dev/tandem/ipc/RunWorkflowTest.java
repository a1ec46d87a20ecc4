package dev.tandem.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.example.workflow.v1.WorkflowServiceRpc;
import dev.tandem.runtime.ipc.Child;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The example does the same over each transport, and one line of the parent's chooses it. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class RunWorkflowTest {
  private static final Path SOURCE = Path.of("src/main/java/dev/tandem/ipc/RunWorkflow.java");
  private static final String GRPC =
      "    Transport transport = Transport.grpc(\"localhost\", 0);\n";
  private static final String JSON = "    Transport transport = Transport.json();\n";

  /** Calls of their own report events and log lines, so that their order is not fixed. */
  private static final List<String> EXPECTED =
      Stream.concat(
              Stream.of("read", "shout", "filter", "count")
                  .flatMap(action -> Stream.of("started " + action, "done " + action)),
              Stream.of(
                  "progress read",
                  "progress read",
                  "progress read",
                  "progress read",
                  "progress read",
                  "log read: 0 in, 5 out",
                  "log shout: 5 in, 5 out",
                  "log filter: 5 in, 2 out",
                  "log count: 2 in, 1 out",
                  "result [2]"))
          .sorted()
          .toList();

  @TempDir Path classes;

  private static List<String> run(String classPath) throws IOException, InterruptedException {
    ProcessBuilder command = Jvm.of(RunWorkflow.class);
    command.command().set(command.command().indexOf("-cp") + 1, classPath);
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = process.inputReader().lines().sorted().toList();
    assertEquals(0, process.waitFor());
    return lines;
  }

  @Test
  void overGrpc() throws IOException, InterruptedException {
    assertEquals(EXPECTED, run(System.getProperty("java.class.path")));
  }

  @Test
  void overJsonWithOneLineChanged() throws IOException, InterruptedException {
    String source = Files.readString(SOURCE);
    String changed = source.replace(GRPC, JSON);
    assertNotEquals(source, changed);
    Path file = Files.writeString(classes.resolve("RunWorkflow.java"), changed);
    String classPath = System.getProperty("java.class.path");
    int errors =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-proc:none",
                "-d",
                classes + "",
                "-cp",
                classPath,
                file + "");
    assertEquals(0, errors);
    assertEquals(EXPECTED, run(classes + File.pathSeparator + classPath));
  }

  /** The child does not leave before it knows that its parent has taken the last event. */
  @ParameterizedTest
  @EnumSource
  void aSlowParentHearsAll(Wire wire) throws IOException, InterruptedException {
    List<String> heard = new CopyOnWriteArrayList<>();
    WorkflowHandler slow =
        WorkflowHandler.sample(
            news -> {
              try {
                if (news.startsWith("done")) {
                  Thread.sleep(300);
                }
                heard.add(news);
              } catch (InterruptedException e) { // The call was cancelled: this is lost.
                Thread.currentThread().interrupt();
              }
            });
    try (Child child =
        Child.over(wire.transport())
            .serving(WorkflowServiceRpc.bind(slow))
            .start(Jvm.of(Worker.class))) {
      child.waitFor().orThrow();
    }
    assertEquals(
        EXPECTED.stream().filter(line -> !line.startsWith("result")).toList(),
        heard.stream().sorted().toList());
  }
}
