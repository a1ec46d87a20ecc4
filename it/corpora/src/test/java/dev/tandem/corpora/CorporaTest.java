package dev.tandem.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generates everything with protoc and compiles it as strictly as javac can. */
class CorporaTest {
  /** The contract, its client, both again asynchronously, and what both share. */
  private static final int TYPES_PER_SERVICE = 5;

  static Stream<Corpus> all() {
    return Corpus.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void compilesWithoutWarnings(Corpus corpus, @TempDir Path folder) throws Exception {
    Path stubs = Files.createDirectory(folder.resolve("stubs"));
    Path descriptors = folder.resolve("descriptors");
    Tools.protoc(
        corpus,
        List.of(
            "--descriptor_set_out=" + descriptors,
            "--tandem_out=" + corpus.options() + ":" + stubs),
        folder);
    Contents contents = Contents.of(FileDescriptorSet.parseFrom(Files.readAllBytes(descriptors)));
    System.out.println(corpus + ": " + contents);

    assertEquals(corpus.protos().size(), contents.files());
    assertTrue(contents.rpcs() > 0, "nothing to generate");
    assertEquals(TYPES_PER_SERVICE * contents.services(), Corpus.files(stubs, ".java").size());
    Path messages = folder.resolve("message-classes");
    if (!corpus.hasClasses()) {
      compileMessages(corpus, messages, folder);
    }
    assertEquals(
        "", Tools.javac(Tools.STRICT, stubs, folder.resolve("classes"), List.of(messages)));
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aClassThatProtocMakesIsNotOverwritten(@TempDir Path folder) {
    Corpus etcd = Corpus.all().get(0).with("");
    AssertionError refusal =
        assertThrows(
            AssertionError.class,
            () -> Tools.protoc(etcd, List.of("--tandem_out=" + folder), folder));
    assertTrue(
        refusal
            .getMessage()
            .contains(
                "rpc.proto:132:1: service 'etcdserverpb.Auth' becomes the Java type"
                    + " 'io.etcd.jetcd.api.Auth', which is the name of the outer class of"
                    + " 'auth.proto'"),
        refusal.getMessage());
  }

  private static void compileMessages(Corpus corpus, Path classes, Path folder) throws Exception {
    Path sources = Files.createDirectory(folder.resolve("messages"));
    Tools.protoc(corpus, List.of("--java_out=" + sources), folder);
    assertEquals("", Tools.javac(Tools.LENIENT, sources, classes, List.of()));
  }
}
