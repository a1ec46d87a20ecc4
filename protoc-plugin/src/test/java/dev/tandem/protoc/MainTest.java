package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void answersOnStdout() throws IOException {
    CodeGeneratorRequest request =
        Protoc.request(Samples.GOOD, List.of("news/v1/news_service.proto"), "");
    assertEquals(0, run(request.toByteArray()));
    assertEquals(Generator.generate(request), CodeGeneratorResponse.parseFrom(out.toByteArray()));
    assertEquals("", err());
  }

  @Test
  void aBadProtoIsNoFailure() throws IOException {
    CodeGeneratorRequest request =
        Protoc.request(Samples.REFUSED, List.of("same_method.proto"), "");
    assertEquals(0, run(request.toByteArray()));
    assertTrue(CodeGeneratorResponse.parseFrom(out.toByteArray()).hasError());
    assertEquals("", err());
  }

  @Test
  void anUnreadableRequestIsOneLine() {
    assertEquals(1, run("this is no request".getBytes(StandardCharsets.UTF_8)));
    assertEquals(0, out.size());
    assertTrue(err().matches("protoc-gen-tandem: can't read the request: [^\n]+\n"), err());
  }

  @Test
  void aTruncatedRequestIsOneLine() {
    byte[] whole =
        Protoc.request(Samples.GOOD, List.of("news/v1/news_service.proto"), "").toByteArray();
    assertEquals(1, run(Arrays.copyOf(whole, whole.length / 2)));
    assertTrue(err().matches("protoc-gen-tandem: can't read the request: [^\n]+\n"), err());
  }

  @Test
  void anIncompleteRequestIsOneLine() {
    assertEquals(
        1, run(CodeGeneratorRequest.newBuilder().addFileToGenerate("x").build().toByteArray()));
    assertEquals(
        "protoc-gen-tandem: can't read the request: the request lacks the file 'x'\n", err());
  }

  @Test
  void noCutOrChangeOfARequestIsABug() {
    byte[] whole =
        Protoc.request(Samples.GOOD, List.of("news/v1/news_service.proto"), "").toByteArray();
    for (int i = 0; i < whole.length; i += 7) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << i % 8);
      for (byte[] request : List.of(Arrays.copyOf(whole, i), changed)) {
        out.reset();
        err.reset();
        int code = run(request);
        String complaint = "protoc-gen-tandem: can't read the request: [^\n]+\n";
        assertTrue(code == 0 ? err().isEmpty() : err().matches(complaint), i + ": " + err());
        assertEquals(code == 1, out.size() == 0);
      }
    }
  }

  @Test
  void aBrokenPipeIsOneLine() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertEquals(1, run(InputStream.nullInputStream(), broken));
    assertEquals("protoc-gen-tandem: stdin or stdout broke: Broken pipe\n", err());
  }

  @Test
  void aBugShowsItsStack() {
    InputStream bug =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("oops\nand more");
          }
        };
    assertEquals(1, run(bug, out));
    assertTrue(
        err()
            .startsWith(
                "protoc-gen-tandem: a bug of Tandem, please report it with the proto: oops and"
                    + " more\njava.lang.IllegalStateException: oops"),
        err());
  }

  private int run(byte[] input) {
    return run(new ByteArrayInputStream(input), out);
  }

  private int run(InputStream in, OutputStream stdout) {
    return Main.run(in, null, stdout, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
