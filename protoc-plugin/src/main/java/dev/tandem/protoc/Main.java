package dev.tandem.protoc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The process that protoc starts: a request on stdin, a response on stdout.
 *
 * <p>What is wrong with a proto or an option is in the response, and the exit code is 0. A request
 * that can't be read, and a bug of ours, go to stderr with exit code 1.
 */
public final class Main {
  private static final String NAME = "protoc-gen-tandem: ";

  private Main() {}

  /**
   * Runs once and exits.
   *
   * @param args none
   */
  public static void main(String[] args) {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    // A library that prints must not get between us and protoc.
    System.setOut(System.err);
    System.exit(run(System.in, out, System.err));
  }

  static int run(InputStream in, OutputStream out, PrintStream err) {
    try {
      CodeGeneratorResponse response = Generator.generate(CodeGeneratorRequest.parseFrom(in));
      response.writeTo(out);
      out.flush();
      return 0;
    } catch (InvalidProtocolBufferException | InvalidRequestException e) {
      err.println(NAME + "can't read the request on stdin: " + oneLine(e));
    } catch (IOException e) {
      err.println(NAME + "stdin or stdout broke: " + oneLine(e));
    } catch (RuntimeException | Error e) {
      err.println(NAME + "a bug of Tandem, please report it with the proto: " + oneLine(e));
      e.printStackTrace(err);
    }
    return 1;
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
