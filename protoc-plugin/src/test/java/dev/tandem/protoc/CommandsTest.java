package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for people, and the requests that they are given. */
class CommandsTest {
  private static final String NEWS = "news/v1/news_service.proto";

  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aRequestIsKeptAndReplayed() throws IOException {
    byte[] request = Protoc.request(Samples.GOOD, List.of(NEWS), "suffix=Api").toByteArray();
    Path dump = temp.resolve("new").resolve("request.bin");
    assertEquals(0, answer(request, dump.toString()));
    Map<String, String> expected =
        Samples.sources(CodeGeneratorResponse.parseFrom(out.toByteArray()));
    assertEquals(
        "protoc-gen-tandem: the request is in " + dump + " now (TANDEM_DUMP)\n", text(err));
    assertArrayEquals(request, Files.readAllBytes(dump));

    assertEquals(0, run("--replay", dump.toString()));
    assertEquals(String.join("\n", expected.keySet()) + "\n", text(out));
    assertEquals("", text(err));

    Path folder = temp.resolve("folder");
    assertEquals(0, run("--replay", dump.toString(), "--out", folder.toString()));
    assertEquals(expected, Samples.texts(folder));
  }

  @Test
  void whatCannotBeReadIsKeptToo() throws IOException {
    byte[] request = "this is no request".getBytes(StandardCharsets.UTF_8);
    Path dump = temp.resolve("request.bin");
    assertEquals(1, answer(request, dump.toString()));
    assertArrayEquals(request, Files.readAllBytes(dump));

    assertEquals(1, run("--replay", dump.toString()));
    assertEquals("", text(out));
    assertTrue(text(err).matches("protoc-gen-tandem: can't read the request: [^\n]+\n"), text(err));
  }

  @Test
  void aFolderCollectsRequests() throws IOException {
    for (String parameter : List.of("", "client=false", "")) {
      byte[] request = Protoc.request(Samples.GOOD, List.of(NEWS), parameter).toByteArray();
      assertEquals(0, answer(request, temp.resolve("dumps") + "/"));
    }
    Set<String> files = Samples.files(temp.resolve("dumps")).keySet();
    assertEquals(2, files.size(), "the first and the last are the same");
    assertTrue(files.stream().allMatch(file -> file.matches("request-[0-9a-f]{12}\\.bin")));
  }

  @Test
  void aDumpThatCannotBeWrittenChangesNothing() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    byte[] request = Protoc.request(Samples.GOOD, List.of(NEWS), "").toByteArray();
    assertEquals(0, answer(request, file.resolve("below").toString()));
    assertEquals(
        Generator.generate(CodeGeneratorRequest.parseFrom(request)),
        CodeGeneratorResponse.parseFrom(out.toByteArray()));
    assertTrue(text(err).startsWith("protoc-gen-tandem: can't write the request to " + file));
  }

  @Test
  void replayShowsWhatIsWrongWithTheProto() throws IOException {
    CodeGeneratorRequest request =
        Protoc.request(Samples.REFUSED, List.of("same_method.proto"), "");
    Path dump = Files.write(temp.resolve("request.bin"), request.toByteArray());
    assertEquals(1, run("--replay", dump.toString()));
    assertEquals("", text(out));
    assertEquals(Generator.generate(request).getError() + "\n", text(err));
  }

  @Test
  void replayNeedsAFile() {
    Path missing = temp.resolve("missing");
    assertEquals(1, run("--replay", missing.toString()));
    assertEquals(
        "protoc-gen-tandem: can't replay %s: java.nio.file.NoSuchFileException: %s\n"
            .formatted(missing, missing),
        text(err));
  }

  @Test
  void replayReadsNoFolder() {
    assertEquals(1, run("--replay", temp.toString()));
    assertTrue(text(err).startsWith("protoc-gen-tandem: can't replay " + temp + ": "), text(err));
  }

  @Test
  void whatCannotBePrintedIsAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertEquals(1, Commands.run(new String[] {"--help"}, full, errors));
    assertEquals("protoc-gen-tandem: stdout broke\n", text(err));
  }

  @Test
  void helpAndVersionGoToStdout() {
    assertEquals(0, run("--help"));
    assertTrue(text(out).contains("--tandem_out"), text(out));
    assertEquals(0, run("--version"));
    assertEquals("protoc-gen-tandem (not from a jar)\n", text(out));
    assertEquals("", text(err));
  }

  @Test
  void otherArgumentsAreAnError() {
    List<List<String>> wrong =
        List.of(
            List.of("request.bin"),
            List.of("--relay", "request.bin"),
            List.of("--replay"),
            List.of("--replay", "request.bin", "--into", "folder"),
            List.of("--version", "--help"));
    for (List<String> arguments : wrong) {
      assertEquals(1, run(arguments.toArray(String[]::new)));
      assertEquals("", text(out));
      String line = "protoc-gen-tandem: can't make sense of the arguments: ";
      assertTrue(text(err).startsWith(line + String.join(" ", arguments) + "\n"), text(err));
      assertTrue(text(err).contains("--replay FILE --out DIR"), text(err));
    }
  }

  @Test
  void theTrainingRequestIsOneThatProtocCouldSend() {
    assertEquals(0, run("--train"));
    assertEquals("", text(out));
    assertEquals("", text(err));
    CodeGeneratorResponse response = Generator.generate(TrainingRequest.make());
    assertTrue(Samples.sources(response).containsKey("training/TrainingClient.java"));
  }

  private int answer(byte[] request, String dump) {
    reset();
    return Main.run(new ByteArrayInputStream(request), dump, out, stream(err));
  }

  private int run(String... arguments) {
    reset();
    return Commands.run(arguments, out, stream(err));
  }

  private void reset() {
    out.reset();
    err.reset();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
