package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A request that is read in part is answered like one that is parsed. */
class EncodedRequestTest {
  private static final String SAMPLE = "news/v1/news_service.proto";

  @TestFactory
  Stream<DynamicTest> eachSample() {
    return Stream.of(Samples.GOOD, Samples.WITH_OPTIONS, Samples.REFUSED)
        .flatMap(
            root ->
                Samples.protos(root).stream()
                    .map(proto -> dynamicTest(proto, () -> compare(root, List.of(proto), ""))));
  }

  @Test
  void allSamplesAtOnce() {
    compare(Samples.GOOD, Samples.protos(Samples.GOOD), "suffix=Api,async=false");
    compare(Samples.REFUSED, Samples.protos(Samples.REFUSED), "nonsense");
  }

  private static void compare(Path root, List<String> protos, String parameter) {
    CodeGeneratorRequest request = asProtocSends(Protoc.request(root, protos, parameter));
    Object expected = outcomeOfParsed(request.toByteArray());
    assertEquals(CodeGeneratorResponse.class, expected.getClass());
    assertEquals(expected, outcome(request.toByteArray()));
  }

  /** protoc sends the files to generate once more, with options that other files do not have. */
  private static CodeGeneratorRequest asProtocSends(CodeGeneratorRequest request) {
    CodeGeneratorRequest.Builder twice = request.toBuilder();
    for (FileDescriptorProto file : request.getProtoFileList()) {
      if (request.getFileToGenerateList().contains(file.getName())) {
        twice.addSourceFileDescriptors(file);
      }
    }
    return twice.build();
  }

  @Test
  void fieldsInAnotherOrder() {
    CodeGeneratorRequest request = Protoc.request(Samples.GOOD, List.of(SAMPLE), "");
    CodeGeneratorRequest names =
        CodeGeneratorRequest.newBuilder()
            .addAllFileToGenerate(request.getFileToGenerateList())
            .build();
    Object expected = outcomeOfParsed(request.toByteArray());
    ByteString namesLast =
        request.toBuilder()
            .clearFileToGenerate()
            .build()
            .toByteString()
            .concat(names.toByteString());
    assertEquals(expected, outcome(namesLast.toByteArray()));

    UnknownFieldSet.Field.Builder files = UnknownFieldSet.Field.newBuilder();
    for (FileDescriptorProto file : request.getProtoFileList()) {
      FileDescriptorProto info =
          FileDescriptorProto.newBuilder().setSourceCodeInfo(file.getSourceCodeInfo()).build();
      FileDescriptorProto rest = file.toBuilder().clearSourceCodeInfo().build();
      files.addLengthDelimited(info.toByteString().concat(rest.toByteString()));
    }
    ByteString infoFirst =
        UnknownFieldSet.newBuilder()
            .addField(CodeGeneratorRequest.PROTO_FILE_FIELD_NUMBER, files.build())
            .build()
            .toByteString();
    assertEquals(expected, outcome(names.toByteString().concat(infoFirst).toByteArray()));
  }

  @Test
  void truncatedAnywhere() {
    byte[] request = Protoc.request(Samples.GOOD, List.of(SAMPLE), "").toByteArray();
    for (int length = 0; length < request.length; length++) {
      byte[] truncated = Arrays.copyOf(request, length);
      assertEquals(outcomeOfParsed(truncated), outcome(truncated), "of " + length + " bytes");
    }
  }

  /** Damage may go unnoticed where nothing is read; where it is harmless, it is so for both. */
  @Test
  void damagedAnywhere() {
    byte[] request = Protoc.request(Samples.GOOD, List.of(SAMPLE), "").toByteArray();
    Random random = new Random(3);
    int unnoticed = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] damaged = request.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Object expected = outcomeOfParsed(damaged);
      Object actual = outcome(damaged);
      if (expected instanceof String && actual instanceof CodeGeneratorResponse) {
        unnoticed++;
      } else {
        assertEquals(expected, actual, "round " + round);
      }
    }
    assertNotEquals(0, unnoticed, "all of the request was read");
  }

  private static Object outcome(byte[] request) {
    try {
      return Generator.generate(request);
    } catch (InvalidProtocolBufferException | InvalidRequestException e) {
      return e.toString();
    }
  }

  private static Object outcomeOfParsed(byte[] request) {
    try {
      return Generator.generate(CodeGeneratorRequest.parseFrom(request));
    } catch (InvalidProtocolBufferException | InvalidRequestException e) {
      return e.toString();
    }
  }
}
