package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.tandem.maven.files.AtomicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A descriptor set that is kept")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of these tests is a script")
class DescriptorSetKeptTest {
  @TempDir Path temp;
  private Workspace project;
  private Path file;

  @BeforeEach
  void firstRun() throws Exception {
    project = new Workspace(temp);
    file = project.state().resolve("descriptors.protobin");
    project.write("imports/common.proto", "1");
    project.importPaths = List.of(temp.resolve("imports"));
    project.proto("users", "Users.proto", List.of("User"), "common.proto");
    project.descriptorSet = true;
    // Six Java files, and this one.
    assertEquals("tandem: 1 proto -> 7 files (7 changed), protoc 4.36.2", project.run().get(1));
  }

  @Test
  @DisplayName("has the protos and all that they import")
  void content() throws Exception {
    FileDescriptorSet set = FileDescriptorSet.parseFrom(Files.readAllBytes(file));
    assertEquals(
        List.of("common.proto", "Users.proto"),
        set.getFileList().stream().map(FileDescriptorProto::getName).toList());
  }

  @Test
  @DisplayName("is made again if it was deleted or edited, with the same bytes")
  void repaired() throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    assertEquals("tandem: " + file + " was deleted: generating", project.run().get(0));
    assertArrayEquals(bytes, Files.readAllBytes(file));
    Files.write(file, new byte[] {1});
    assertEquals("tandem: " + file + " was edited: generating", project.run().get(0));
    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertEquals(List.of("tandem: nothing changed (7 files)"), project.run());
  }

  @Test
  @DisplayName("keeps its time if its bytes are the same")
  void untouched() throws Exception {
    Files.setLastModifiedTime(file, Workspace.OLD);
    project.force = true;
    project.run();
    assertEquals(Workspace.OLD, FileTime.from(Files.getLastModifiedTime(file).toInstant()));
  }

  @Test
  @DisplayName("goes when it is no longer asked for")
  void switchedOff() throws Exception {
    project.descriptorSet = false;
    assertEquals(
        List.of(
            "tandem: descriptorSet changed: generating",
            "tandem: 1 proto -> 6 files (0 changed, 1 removed), protoc 4.36.2"),
        project.run());
    assertFalse(Files.exists(file));
    assertEquals(List.of("tandem: nothing changed (6 files)"), project.run());
  }

  @Test
  @DisplayName("goes with the last proto")
  void noProtos() throws Exception {
    AtomicFiles.delete(temp.resolve("proto"));
    project.run();
    assertFalse(Files.exists(file));
  }
}
