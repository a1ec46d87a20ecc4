package dev.tandem.protoc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

  @Test
  void onlyWhatMattersIsLeft() {
    ProtoCase big =
        IntStream.range(0, 1000)
            .mapToObj(number -> CaseGenerator.generate(5, number))
            .filter(one -> hasStream(one) && one.files().size() == 3)
            .findFirst()
            .orElseThrow();
    ProtoCase small = Shrinker.shrink(big, ShrinkerTest::hasStream);
    String text = small.describe();
    assertTrue(text.lines().count() <= 9, text);
    assertEquals("", small.parameter());
    assertEquals(1, small.files().size());
    assertTrue(hasStream(small));
  }

  private static boolean hasStream(ProtoCase one) {
    return one.files().stream()
        .flatMap(file -> file.getServiceList().stream())
        .flatMap(service -> service.getMethodList().stream())
        .anyMatch(method -> method.getClientStreaming() && method.getServerStreaming());
  }

  @Test
  void theSameSeedMakesTheSameCases() {
    for (int number = 0; number < 100; number++) {
      assertEquals(CaseGenerator.generate(9, number), CaseGenerator.generate(9, number));
    }
  }
}
