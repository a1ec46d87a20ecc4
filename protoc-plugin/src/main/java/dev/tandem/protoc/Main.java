package dev.tandem.protoc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The process that protoc starts: a request on stdin, a response on stdout.
 *
 * <p>What is wrong with a proto or an option is in the response, and the exit code is 0. A request
 * that can't be read, and a bug of ours, go to stderr with exit code 1.
 */
public final class Main {
  static final String NAME = "protoc-gen-tandem: ";

  private Main() {}

  /**
   * Runs once and exits.
   *
   * @param args none when protoc is the caller; {@code --help} lists what people can ask for
   */
  public static void main(String[] args) {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    // A library that prints must not get between us and protoc.
    System.setOut(System.err);
    // Nor may the machine's language: protobuf formats a number, and the JDK would load its digits.
    Locale.setDefault(Locale.US);
    System.getProperties().putIfAbsent(NoLogging.PROPERTY, NoLogging.class.getName());
    WarmUp.start();
    String dump = System.getenv("TANDEM_DUMP");
    if (args.length > 0) {
      System.exit(Commands.run(args, out, System.err));
    }
    if (waitsForAPerson()) {
      System.err.println(NAME + "waiting for a request of protoc on stdin; try --help");
    }
    int status = run(System.in, dump, out, System.err);
    System.err.flush();
    // Not System.exit: since Java 21 that sets up a logger first, to tell who asked for it.
    Runtime.getRuntime().halt(status);
  }

  @SuppressWarnings("SystemConsoleNull") // Not without a terminal, for this kind of console.
  private static boolean waitsForAPerson() {
    System.setProperty("jdk.console", "java.base");
    try {
      // A console takes a while to load, but protoc has written by now: it does not wait for us.
      return System.in.available() == 0 && System.console() != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Answers a request, which is also written to the file or folder {@code dump} if there is one.
   */
  static int run(InputStream in, @Nullable String dump, OutputStream out, PrintStream err) {
    try {
      InputStream request = RequestDump.keep(in, dump, err);
      CodeGeneratorResponse response = Generator.generate(request.readAllBytes());
      response.writeTo(out);
      out.flush();
      return 0;
    } catch (InvalidProtocolBufferException | InvalidRequestException e) {
      err.println(NAME + "can't read the request: " + oneLine(e));
    } catch (IOException e) {
      err.println(NAME + "stdin or stdout broke: " + oneLine(e));
    } catch (RuntimeException | Error e) {
      err.println(NAME + "a bug of Tandem, please report it with the proto: " + oneLine(e));
      e.printStackTrace(err);
    }
    return 1;
  }

  static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
