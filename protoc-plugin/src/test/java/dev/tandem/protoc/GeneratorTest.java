package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse.Feature;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Messages;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

  @Test
  void everyResponseSaysWhatIsSupported() {
    CodeGeneratorRequest empty = CodeGeneratorRequest.getDefaultInstance();
    assertSupport(Generator.generate(empty));
    assertSupport(Generator.generate(empty.toBuilder().setParameter("foo=1").build()));
    assertSupport(Samples.generate(Samples.GOOD, "common/v1/errors.proto", ""));
    assertSupport(Samples.generate(Samples.GOOD, "user/v1/user_service.proto", ""));
    assertSupport(Samples.generate(Samples.REFUSED, "same_method.proto", ""));
  }

  private static void assertSupport(CodeGeneratorResponse response) {
    assertEquals(
        Feature.FEATURE_PROTO3_OPTIONAL_VALUE | Feature.FEATURE_SUPPORTS_EDITIONS_VALUE,
        response.getSupportedFeatures());
    assertEquals(Edition.EDITION_PROTO2_VALUE, response.getMinimumEdition());
    assertEquals(Edition.EDITION_2024_VALUE, response.getMaximumEdition());
  }

  @Test
  void filesWithoutServicesGiveNothing() {
    CodeGeneratorResponse response = Samples.generate(Samples.GOOD, "common/v1/errors.proto", "");
    assertEquals(0, response.getFileCount());
    assertFalse(response.hasError());
  }

  @Test
  void servicesOfImportsAreNotGenerated() {
    CodeGeneratorResponse response =
        Samples.generate(Samples.GOOD, "chatapp/message_service.proto", "");
    assertEquals(
        List.of(
            "com/example/chatapp/MessageService.java",
            "com/example/chatapp/MessageServiceAsync.java",
            "com/example/chatapp/MessageServiceAsyncClient.java",
            "com/example/chatapp/MessageServiceClient.java",
            "com/example/chatapp/MessageServiceRpc.java"),
        names(response));
  }

  @Test
  void theOptionsSayWhichTypesThereAre() {
    assertEquals(
        List.of("NewsServiceX", "NewsServiceXAsync", "NewsServiceXRpc"),
        types("client=false,suffix=X"));
    assertEquals(
        List.of("NewsService", "NewsServiceClient", "NewsServiceRpc"), types("async=false"));
    assertEquals(List.of("NewsService", "NewsServiceRpc"), types("async=false,client=false"));
  }

  private static List<String> types(String options) {
    return names(Samples.generate(Samples.GOOD, "news/v1/news_service.proto", options)).stream()
        .map(name -> name.replaceAll(".*/(.*)\\.java", "$1"))
        .toList();
  }

  @Test
  void theOrderOfTheRequestDoesNotMatter() {
    List<String> protos = Samples.protos(Samples.GOOD);
    CodeGeneratorRequest request = Protoc.request(Samples.GOOD, protos, "");
    CodeGeneratorResponse expected = Generator.generate(request);
    List<String> sorted = new ArrayList<>(names(expected));
    Collections.sort(sorted);
    assertEquals(sorted, names(expected));

    Random random = new Random(7);
    for (int round = 0; round < 3; round++) {
      List<FileDescriptorProto> files = new ArrayList<>(request.getProtoFileList());
      List<String> toGenerate = new ArrayList<>(protos);
      Collections.shuffle(files, random);
      Collections.shuffle(toGenerate, random);
      toGenerate.add(toGenerate.get(0));
      CodeGeneratorRequest shuffled =
          request.toBuilder()
              .clearProtoFile()
              .addAllProtoFile(files)
              .clearFileToGenerate()
              .addAllFileToGenerate(toGenerate)
              .build();
      assertEquals(expected, Generator.generate(shuffled));
    }
  }

  @Test
  void withoutSourceInfoThereAreNoCommentsAndNoPositions() {
    String good = generateWithoutSourceInfo(Samples.GOOD, "user/v1/user_service.proto").toString();
    assertFalse(good.contains("Creates users"));
    assertEquals(
        "same_method.proto: rpc 'refused.same_method.SameMethod.get_foo' and rpc"
            + " 'refused.same_method.SameMethod.GetFoo' (same_method.proto) both become the Java"
            + " method 'getFoo': rename one of them",
        generateWithoutSourceInfo(Samples.REFUSED, "same_method.proto").getError());
  }

  private static CodeGeneratorResponse generateWithoutSourceInfo(Path root, String proto) {
    CodeGeneratorRequest.Builder request = Protoc.request(root, List.of(proto), "").toBuilder();
    request.getProtoFileBuilderList().forEach(FileDescriptorProto.Builder::clearSourceCodeInfo);
    return Generator.generate(request.build());
  }

  @Test
  void errorsOfOptionsAndProtosAreReportedTogether() {
    assertEquals(
        "option 'client' has the bad value 'x'; valid: true, false\n"
            + Samples.generate(Samples.REFUSED, "same_method.proto", "").getError(),
        Samples.generate(Samples.REFUSED, "same_method.proto", "client=x").getError());
  }

  /** They are found by several threads. */
  @Test
  void errorsOfManyFilesAreInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
    String proto = Files.readString(Samples.REFUSED.resolve("same_method.proto"));
    String error = Samples.generate(Samples.REFUSED, "same_method.proto", "").getError();
    List<String> names = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (int i = 100; i < 400; i++) {
      String name = "method" + i;
      names.add(name + ".proto");
      errors.add(error.replace("same_method", name));
      Files.writeString(folder.resolve(name + ".proto"), proto.replace("same_method", name));
    }
    CodeGeneratorRequest request = Protoc.request(folder, names, "");
    assertEquals(String.join("\n", errors), Generator.generate(request).getError());
  }

  @Test
  void incompleteRequestsAreNobodysFault() {
    CodeGeneratorRequest complete =
        Protoc.request(Samples.GOOD, List.of("chatapp/message_service.proto"), "");
    assertEquals(
        "the request lacks the file 'nowhere.proto'",
        refusal(complete.toBuilder().addFileToGenerate("nowhere.proto").build()));
    assertEquals(
        "the request lacks the file 'chatapp/user_service.proto'",
        refusal(complete.toBuilder().removeProtoFile(0).build()));
    CodeGeneratorRequest.Builder circular = complete.toBuilder();
    circular.getProtoFileBuilder(0).addDependency("chatapp/message_service.proto");
    assertEquals("the file 'chatapp/user_service.proto' imports itself", refusal(circular.build()));
  }

  private static String refusal(CodeGeneratorRequest request) {
    return assertThrows(InvalidRequestException.class, () -> Generator.generate(request))
        .getMessage();
  }

  @Test
  void aServiceOf600RpcsCompiles(@TempDir Path classes) {
    CodeGeneratorRequest.Builder request =
        Protoc.request(Samples.GOOD, List.of("hazards/undocumented.proto"), "").toBuilder();
    var methods = request.getProtoFileBuilder(0).clearSourceCodeInfo().getServiceBuilder(0);
    List<MethodDescriptorProto> four = List.copyOf(methods.getMethodList());
    for (int i = 0; i < 150; i++) {
      for (var method : four) {
        methods.addMethod(method.toBuilder().setName(method.getName() + i));
      }
    }
    CodeGeneratorResponse response = Generator.generate(request.build());
    assertEquals(
        "",
        Javac.compile(Samples.sources(response), classes, List.of(Messages.CLASSES), Javac.STRICT));
  }

  private static List<String> names(CodeGeneratorResponse response) {
    return response.getFileList().stream().map(CodeGeneratorResponse.File::getName).toList();
  }
}
