package dev.tandem.protoc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.random.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Generators with a fault are found out. */
@Timeout(300)
class BatchTest {
  private static final List<ProtoCase> CASES =
      IntStream.range(0, 16)
          .mapToObj(number -> CaseGenerator.generate(4, number))
          .filter(one -> !one.isAlone() && !Batch.isLite(one))
          .toList();

  @TempDir Path temp;

  @Test
  void refusingEverythingIsNoWayOut() {
    assertFails(
        "refusal",
        response ->
            error("c0/x.proto:1:1: service 'a.B' becomes the Java type 'a.B', which is: rename"));
  }

  @Test
  void anErrorNeedsAPosition() {
    assertFails("refusal", response -> error("c0/x.proto: 'a-b' can't be a Java package: set it"));
  }

  @Test
  void aMissingImportIsFound() {
    assertFails(
        "javac compiler.err.cant.resolve.location",
        response -> replace(response, "import dev.tandem.runtime.stub.ServiceSchema;\n", ""));
  }

  @Test
  void aWarningIsFound() {
    assertFails(
        "javac compiler.warn.proc.messager",
        response -> replace(response, "@return the descriptor, always the same", ""));
  }

  @Test
  void aMissingFileIsFound() {
    assertFails("files", response -> response.toBuilder().removeFile(0).build());
  }

  @Test
  void aFileElsewhereIsFound() {
    assertFails(
        "files",
        response -> {
          CodeGeneratorResponse.Builder builder = response.toBuilder();
          builder.getFileBuilder(0).setName("../" + response.getFile(0).getName());
          return builder.build();
        });
  }

  @Test
  void aCrashIsFound() {
    assertFails(
        "crash class java.lang.IllegalStateException",
        response -> {
          throw new IllegalStateException("oops");
        });
  }

  @Test
  void whatChangesFromRunToRunIsFound() {
    AtomicInteger run = new AtomicInteger();
    assertFails(
        "repeat",
        response -> replace(response, "Do not edit.", "Do not edit " + run.incrementAndGet()));
  }

  @Test
  void withoutAFaultNothingIsFound() {
    assertEquals(Set.of(), kinds(UnaryOperator.identity()));
  }

  private void assertFails(String kind, UnaryOperator<CodeGeneratorResponse> fault) {
    Set<String> kinds = kinds(fault);
    assertTrue(kinds.contains(kind), "found " + kinds);
  }

  private Set<String> kinds(UnaryOperator<CodeGeneratorResponse> fault) {
    return Batch.run(CASES, temp, Candidate.with(response -> faulty(response, fault)))
        .values()
        .stream()
        .filter(verdict -> verdict.outcome() == Outcome.FAILED)
        .map(Verdict::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What has no files stays as it is: an error, and protos without services. */
  private static CodeGeneratorResponse faulty(
      CodeGeneratorResponse response, UnaryOperator<CodeGeneratorResponse> fault) {
    return response.getFileCount() == 0 ? response : fault.apply(response);
  }

  private static CodeGeneratorResponse error(String error) {
    return CodeGeneratorResponse.newBuilder().setError(error).build();
  }

  private static CodeGeneratorResponse replace(
      CodeGeneratorResponse response, String old, String replacement) {
    CodeGeneratorResponse.Builder builder = response.toBuilder();
    builder
        .getFileBuilderList()
        .forEach(file -> file.setContent(file.getContent().replace(old, replacement)));
    return builder.build();
  }
}
