package dev.tandem.protoc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is printed for people is the case: protoc reads the same descriptors from it. */
@Timeout(60)
class ProtoPrinterTest {
  @TempDir Path root;

  @Test
  void protocReadsBackWhatIsPrinted() throws IOException {
    List<ProtoCase> cases =
        IntStream.range(0, 200)
            .mapToObj(number -> CaseGenerator.generate(3, number))
            .filter(one -> !one.isAlone())
            .toList();
    for (ProtoCase one : cases) {
      for (var text : one.texts().entrySet()) {
        Path file = root.resolve(text.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.getValue());
      }
    }
    Path set = root.resolve("set");
    Map<Integer, String> refused =
        ProtocBatch.run(root, List.of("--retain_options", "--descriptor_set_out=" + set), cases);
    Map<String, FileDescriptorProto> read = new HashMap<>();
    FileDescriptorSet.parseFrom(Files.readAllBytes(set), Features.REGISTRY)
        .getFileList()
        .forEach(file -> read.put(file.getName(), withoutJsonNames(file)));
    Set<Syntax> seen = EnumSet.noneOf(Syntax.class);
    for (ProtoCase one : cases) {
      if (!refused.containsKey(one.number())) {
        for (FileDescriptorProto file : one.files()) {
          assertEquals(file.toBuilder().clearSourceCodeInfo().build(), read.get(file.getName()));
          seen.add(Syntax.of(file));
        }
      }
    }
    assertEquals(EnumSet.allOf(Syntax.class), seen);
  }

  /** protoc works them out. */
  private static FileDescriptorProto withoutJsonNames(FileDescriptorProto file) {
    FileDescriptorProto.Builder builder = file.toBuilder();
    builder.getMessageTypeBuilderList().forEach(ProtoPrinterTest::clearJsonNames);
    return builder.build();
  }

  private static void clearJsonNames(DescriptorProto.Builder message) {
    message.getFieldBuilderList().forEach(FieldDescriptorProto.Builder::clearJsonName);
    message.getNestedTypeBuilderList().forEach(ProtoPrinterTest::clearJsonNames);
  }
}
