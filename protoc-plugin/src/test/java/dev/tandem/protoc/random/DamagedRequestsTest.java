package dev.tandem.protoc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Message;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.testing.InProcess;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A damaged request is answered, or ends with one line that says that it can't be read. */
@Timeout(300)
class DamagedRequestsTest {
  private static final Pattern COMPLAINT =
      Pattern.compile("protoc-gen-tandem: can't read the request: [^\\r\\n]+\\R");
  private static final Pattern PATH = Pattern.compile("(\\w+/)*\\w+\\.java");

  private static final CodeGeneratorRequest REQUEST =
      withPositionsOfServicesOnly(request("chatapp/message_service.proto"));
  private static final byte[] BYTES = REQUEST.toByteArray();

  private int refused;
  private final Map<String, String> problems = new TreeMap<>();

  private static CodeGeneratorRequest request(String proto) {
    return Protoc.request(Samples.GOOD, List.of(proto), "");
  }

  /** Of the others nothing is asked, and most values of a request are positions. */
  private static CodeGeneratorRequest withPositionsOfServicesOnly(CodeGeneratorRequest request) {
    CodeGeneratorRequest.Builder builder = request.toBuilder();
    for (FileDescriptorProto.Builder file : builder.getProtoFileBuilderList()) {
      List<Location> locations =
          file.getSourceCodeInfo().getLocationList().stream()
              .filter(
                  l ->
                      l.getPathCount() == 2
                          && l.getPath(0) == FileDescriptorProto.SERVICE_FIELD_NUMBER)
              .toList();
      file.getSourceCodeInfoBuilder().clearLocation().addAllLocation(locations);
    }
    return builder.build();
  }

  @Test
  void truncatedAnywhere() {
    byte[] bytes = request("hazards/undocumented.proto").toByteArray();
    for (int length = 0; length < bytes.length; length++) {
      answer("cut at " + length, Arrays.copyOf(bytes, length));
    }
    assertTrue(refused > bytes.length / 2, refused + " of " + bytes.length);
  }

  @Test
  void changedAnywhere() {
    Random random = new Random(Long.getLong("random.seed", 1));
    int rounds = Integer.getInteger("random.damages", 6000);
    for (int round = 0; round < rounds; round++) {
      answer("round " + round, Damage.bytes(BYTES, random));
    }
    assertTrue(refused > rounds / 10 && refused < rounds, refused + " of " + rounds);
  }

  @Test
  void anythingMissing() {
    List<CodeGeneratorRequest> all = Trees.without(REQUEST, Set.of());
    answerAll(all);
    assertTrue(refused > 0 && refused < all.size(), refused + " of " + all.size());
  }

  @Test
  void absurdValues() {
    List<Message> all = Damage.values(REQUEST);
    answerAll(all);
    assertTrue(refused > 0 && refused < all.size(), refused + " of " + all.size());
  }

  @Test
  void bytesThatAreNoText() {
    String text = new String(BYTES, StandardCharsets.ISO_8859_1);
    for (String name : List.of("MessageService", "chatapp", "SendMessage", "proto3", "java_")) {
      String broken = text.replace(name, "\u00ff".repeat(name.length()));
      answer(name, broken.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void noise() {
    Random random = new Random(5);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      answer("round " + round, bytes);
    }
  }

  @Test
  void missingImportsAndUnknownFiles() {
    assertRefused(REQUEST.toBuilder().removeProtoFile(0));
    assertRefused(REQUEST.toBuilder().addFileToGenerate("nowhere.proto"));
    assertRefused(REQUEST.toBuilder().addFileToGenerate(""));
  }

  @Test
  void importsInACircle() {
    CodeGeneratorRequest.Builder circle = REQUEST.toBuilder();
    circle.getProtoFileBuilder(0).addDependency(REQUEST.getProtoFile(1).getName());
    assertRefused(circle);
    CodeGeneratorRequest.Builder itself = REQUEST.toBuilder();
    itself.getProtoFileBuilder(0).addDependency(REQUEST.getProtoFile(0).getName());
    assertRefused(itself);
  }

  @Test
  void aLongChainOfImports() {
    List<FileDescriptorProto> chain = new ArrayList<>();
    chain.add(FileDescriptorProto.newBuilder().setName("0").build());
    for (int i = 1; i < 20_000; i++) {
      chain.add(
          FileDescriptorProto.newBuilder().setName("" + i).addDependency("" + (i - 1)).build());
    }
    CodeGeneratorRequest.Builder request = CodeGeneratorRequest.newBuilder();
    // Imports first: that is what protoc does.
    answer("in order", request.addAllProtoFile(chain).build().toByteArray());
    assertEquals(0, refused);
    Collections.reverse(chain);
    answer(
        "in the wrong order",
        request.clearProtoFile().addAllProtoFile(chain).build().toByteArray());
  }

  @Test
  void messagesThatAreTooDeep() {
    DescriptorProto message = DescriptorProto.getDefaultInstance();
    for (int depth = 0; depth < 1000; depth++) {
      message = DescriptorProto.newBuilder().setName("M").addNestedType(message).build();
      if (depth == 80) {
        answer("deep", withMessage(message).build().toByteArray());
      }
    }
    assertRefused(withMessage(message));
  }

  private static CodeGeneratorRequest.Builder withMessage(DescriptorProto message) {
    CodeGeneratorRequest.Builder request = CodeGeneratorRequest.newBuilder();
    request.addProtoFileBuilder().setName("deep.proto").addMessageType(message);
    return request.addFileToGenerate("deep.proto");
  }

  private void assertRefused(CodeGeneratorRequest.Builder request) {
    int before = refused;
    answer("request", request.build().toByteArray());
    assertEquals(before + 1, refused);
  }

  private void answerAll(List<? extends Message> requests) {
    for (int i = 0; i < requests.size(); i++) {
      answer("request " + i, requests.get(i).toByteArray());
    }
  }

  /** Runs once; what is wrong with the answer is kept, each thing once. */
  private void answer(String which, byte[] request) {
    InProcess.Result result = InProcess.run(request);
    boolean isError = result.exitCode() == 1;
    refused += isError ? 1 : 0;
    String problem = isError ? problemOfError(result) : problemOfResponse(result);
    if (!problem.isEmpty()) {
      problems.putIfAbsent(problem, which);
    }
  }

  private static String problemOfError(InProcess.Result result) {
    boolean good = result.out().length == 0 && COMPLAINT.matcher(result.err()).matches();
    return good ? "" : result.err().lines().limit(6).collect(Collectors.joining("\n"));
  }

  private static String problemOfResponse(InProcess.Result result) {
    try {
      List<String> paths =
          CodeGeneratorResponse.parseFrom(result.out()).getFileList().stream()
              .map(CodeGeneratorResponse.File::getName)
              .filter(path -> !PATH.matcher(path).matches())
              .toList();
      return result.err() + (paths.isEmpty() ? "" : "files " + paths);
    } catch (IOException e) {
      return "no response: " + e;
    }
  }

  @AfterEach
  void nothingIsWrong() {
    assertEquals(Map.of(), problems);
  }
}
