package dev.tandem.maven.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Files and folders that are not finished")
class AtomicFilesTest {

  @Test
  @DisplayName("have different names, also if two threads ask for one at the same nanosecond")
  void unfinished() {
    int count = 200_000;
    long different =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(i -> AtomicFiles.unfinished(Path.of("state")))
            .distinct()
            .count();
    assertEquals(count, different);
  }
}
