package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What goes into one archive (with a real protoc: see native-plugins in it/maven)")
class ArchiveOutputsTest {
  @Test
  @DisplayName(
      "is made in the order in which it was added, for a later one inserts into earlier ones")
  void order() {
    ArchiveOutputs outputs = new ArchiveOutputs(Path.of("out.srcjar"));
    assertTrue(outputs.isEmpty());
    outputs.addMessages(true);
    outputs.add(new ProtocPlugin("zoo", Path.of("zoo.exe"), List.of()));
    outputs.add(new ProtocPlugin("api", Path.of("api.exe"), List.of("a=1", "b")));
    assertEquals(
        List.of(
            "--java_out=lite:out.srcjar",
            "--plugin=protoc-gen-zoo=zoo.exe",
            "--zoo_out=:out.srcjar",
            "--plugin=protoc-gen-api=api.exe",
            "--api_opt=a=1",
            "--api_opt=b",
            "--api_out=:out.srcjar"),
        outputs.arguments());
  }
}
