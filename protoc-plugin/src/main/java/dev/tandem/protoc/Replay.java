package dev.tandem.protoc;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Answers a kept request as if protoc had sent it, and shows the answer to people. */
final class Replay {
  private final PrintStream out;
  private final PrintStream err;

  Replay(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Lists the generated files, and writes them if there is a folder to write to.
   *
   * @return the exit code: 1 also for what is wrong with a proto or an option
   */
  int run(Path request, @Nullable Path folder) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      InputStream in = new ByteArrayInputStream(Files.readAllBytes(request));
      int code = Main.run(in, null, answer, err);
      if (code != 0) {
        return code;
      }
      CodeGeneratorResponse response = CodeGeneratorResponse.parseFrom(answer.toByteArray());
      if (response.hasError()) {
        err.println(response.getError());
        return 1;
      }
      for (CodeGeneratorResponse.File file : response.getFileList()) {
        if (folder != null) {
          write(folder, file);
        }
        out.println(file.getName());
      }
      return 0;
    } catch (IOException e) {
      err.println(Main.NAME + "can't replay " + request + ": " + e);
      return 1;
    }
  }

  private static void write(Path folder, CodeGeneratorResponse.File file) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Path path = root.resolve(file.getName()).normalize();
    // The request may come from a stranger.
    if (!path.startsWith(root)) {
      throw new IOException("'" + file.getName() + "' is outside of " + folder);
    }
    Files.createDirectories(path.getParent());
    Files.writeString(path, file.getContent());
  }
}
