package dev.tandem.protoc.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeanRequestTest {
  private static final CodeGeneratorRequest REQUEST =
      Protoc.request(Samples.GOOD, List.of("chatapp/message_service.proto"), "suffix=Api");

  private static CodeGeneratorRequest lean(CodeGeneratorRequest request)
      throws InvalidProtocolBufferException {
    return LeanRequest.parse(request.toByteArray());
  }

  @Test
  void keepsWhatNamesTypes() throws Exception {
    CodeGeneratorRequest lean = lean(REQUEST);
    assertEquals(REQUEST.getFileToGenerateList(), lean.getFileToGenerateList());
    assertEquals("suffix=Api", lean.getParameter());
    assertEquals(REQUEST.getProtoFileCount(), lean.getProtoFileCount());
    for (int i = 0; i < lean.getProtoFileCount(); i++) {
      FileDescriptorProto.Builder expected = REQUEST.getProtoFile(i).toBuilder();
      expected.clearSourceCodeInfo();
      expected.getMessageTypeBuilderList().forEach(DescriptorProto.Builder::clearField);
      assertEquals(
          expected.build(), lean.getProtoFile(i).toBuilder().clearSourceCodeInfo().build());
    }
  }

  @Test
  void keepsTheCommentsOfServicesToGenerateOnly() throws Exception {
    CodeGeneratorRequest lean = lean(REQUEST);
    for (int i = 0; i < lean.getProtoFileCount(); i++) {
      FileDescriptorProto file = REQUEST.getProtoFile(i);
      List<Location> expected =
          file.getSourceCodeInfo().getLocationList().stream()
              .filter(location -> REQUEST.getFileToGenerateList().contains(file.getName()))
              .filter(LeanRequestTest::isOfServiceOrRpc)
              .toList();
      assertEquals(expected, lean.getProtoFile(i).getSourceCodeInfo().getLocationList());
    }
  }

  /** What protoc says of a whole file has no path. */
  private static boolean isOfServiceOrRpc(Location location) {
    int depth = location.getPathCount();
    return depth == 0 || (location.getPath(0) == 6 && (depth == 2 || depth == 4));
  }

  /** The samples with nested types, enums, groups, extensions and editions have it all. */
  @Test
  void isSmall() throws Exception {
    CodeGeneratorRequest all = Protoc.request(Samples.GOOD, Samples.protos(Samples.GOOD), "");
    int full = all.getSerializedSize();
    int lean = lean(all).getSerializedSize();
    assertTrue(lean < full / 2, "%d bytes of %d".formatted(lean, full));
  }

  @Test
  void doesNotFollowNestingWithoutEnd() {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("M");
    for (int depth = 0; depth < 101; depth++) {
      message = DescriptorProto.newBuilder().setName("M").addNestedType(message);
    }
    CodeGeneratorRequest deep =
        CodeGeneratorRequest.newBuilder()
            .addProtoFile(FileDescriptorProto.newBuilder().addMessageType(message))
            .build();
    assertThrows(InvalidProtocolBufferException.class, () -> lean(deep));
  }

  @Test
  void refusesFieldsOfAnotherType() {
    CodeGeneratorRequest good = CodeGeneratorRequest.newBuilder().setParameter("x").build();
    byte[] number = {good.toByteString().byteAt(0), 0};
    number[0] = (byte) (number[0] & ~7);
    assertThrows(InvalidProtocolBufferException.class, () -> LeanRequest.parse(number));
    byte[] endOfNothing = ByteString.fromHex("04").toByteArray();
    assertThrows(InvalidProtocolBufferException.class, () -> LeanRequest.parse(endOfNothing));
  }
}
