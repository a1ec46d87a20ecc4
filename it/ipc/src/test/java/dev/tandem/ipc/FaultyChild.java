package dev.tandem.ipc;

import com.example.workflow.v1.ActionEvent;
import com.example.workflow.v1.Command;
import com.example.workflow.v1.GetWorkflowRequest;
import com.example.workflow.v1.LogLine;
import com.example.workflow.v1.WorkflowServiceClient;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ipc.Parent;
import dev.tandem.stubs.Await;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A child that does what a good one does not. The parent says which. */
enum FaultyChild {
  /** Leaves a call open and exits. */
  EXITS {
    @Override
    void run() {
      openReport();
      System.err.println("it is the disk");
      System.exit(3);
    }
  },
  /** Leaves a call open and waits to be killed or stopped. */
  WAITS {
    @Override
    void run() {
      openReport();
      Await.sleep(60_000);
    }
  },
  /** Prints whatever comes to its mind, also past System.out, before and between its calls. */
  PRINTS {
    @Override
    void run() throws IOException {
      FileOutputStream out = new FileOutputStream(FileDescriptor.out);
      out.write("before the first call\n".getBytes(StandardCharsets.UTF_8));
      System.out.println("as programs do it");
      WorkflowServiceClient client = new WorkflowServiceClient(Parent.connect());
      System.out.println("after it has connected");
      for (byte[] noise : NOISE) {
        out.write(noise);
        log(client, "a line of the log");
        client.getWorkflow(GetWorkflowRequest.getDefaultInstance());
      }
      out.write("\nthe last line has no end".getBytes(StandardCharsets.UTF_8));
    }
  },
  /** Prints more errors than anybody wants to keep. */
  COMPLAINS {
    @Override
    void run() {
      WorkflowServiceClient client = new WorkflowServiceClient(Parent.connect());
      String line = "e".repeat(10_000);
      for (int i = 0; i < 2_000; i++) {
        System.err.println(line);
      }
      System.err.println("the last of the errors");
      log(client, "after all errors");
      System.exit(4);
    }
  },
  /** Connects twice, and has one of its own connect with what that has inherited. */
  SHARES_ITS_SECRET {
    @Override
    void run() throws IOException, InterruptedException {
      WorkflowServiceClient client = new WorkflowServiceClient(Parent.connect());
      log(client, "the same channel: " + (Parent.connect() == client.getChannel()));
      Process grandchild =
          Jvm.of(FaultyChild.class, CONNECTS.name()).redirectErrorStream(true).start();
      grandchild.getOutputStream().close();
      String output =
          new String(grandchild.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      log(client, "grandchild: " + grandchild.waitFor() + " " + output);
    }
  },
  /** Connects when its parent has ended, and will not exit by itself. */
  CONNECTS_LATE {
    @Override
    void run() {
      ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
      System.err.println("ready");
      Await.until("an orphan", () -> !ProcessHandle.current().parent().equals(Optional.of(parent)));
      Thread connect = new Thread(Parent::connect); // It may fail.
      connect.start();
      Await.sleep(60_000);
    }
  },
  /** Its shutdown hook leaves a file and never ends. */
  EXITS_SLOWLY {
    @Override
    void run() {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    System.err.println("exiting");
                    leaveFile();
                    Await.sleep(60_000);
                  }));
      openReport();
      Await.sleep(60_000);
    }

    private void leaveFile() {
      try {
        Files.createFile(Path.of(System.getenv("FILE")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  /** Connects and ends. */
  CONNECTS {
    @Override
    void run() {
      System.out.println(Parent.connect());
    }
  };

  /** Not UTF-8, very long, without an end, and like a frame's beginning. */
  static final List<byte[]> NOISE =
      List.of(
          "between calls\n".getBytes(StandardCharsets.UTF_8),
          "without an end".getBytes(StandardCharsets.UTF_8),
          new byte[] {0, (byte) 0xff, (byte) 0xc3, 0x28, 10, 13, 0x1b, (byte) 0x80, 10},
          ("q".repeat(1 << 20) + "\n").getBytes(StandardCharsets.UTF_8),
          "{\"id\": 7, \"message\": {\n{\"".getBytes(StandardCharsets.UTF_8));

  abstract void run() throws Exception;

  private static void openReport() {
    WorkflowServiceClient client = new WorkflowServiceClient(Parent.connect());
    BidiStream<ActionEvent, Command> report = client.report();
    report.send(ActionEvent.newBuilder().setAction("connected").build());
    report.receive();
  }

  private static void log(WorkflowServiceClient client, String text) {
    client.writeLog(List.of(LogLine.newBuilder().setText(text).build()));
  }

  /** The argument is the name of what to do. */
  public static void main(String[] args) throws Exception {
    valueOf(args[0]).run();
  }
}
