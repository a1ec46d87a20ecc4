package dev.tandem.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The web page: what its linter, its unit tests and its tests in real Chromium say. */
@EnabledIfSystemProperty(named = "browser.tests", matches = "true")
class BrowserTest {
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void theSourcesAreClean() throws Exception {
    PageTool.assumeInstalled("npm");
    PageTool.Run lint = PageTool.run("lint");
    assertEquals(0, lint.exitCode(), lint.output());
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void theUnitTestsPass() throws Exception {
    PageTool.assumeInstalled("npm");
    PageTool.Run tests = PageTool.run("test");
    assertEquals(0, tests.exitCode(), tests.output());
  }

  /** Each test of src/page/browser, in Chromium, against servers in processes of their own. */
  @TestFactory
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  Stream<DynamicTest> thePageInChromium() throws IOException, InterruptedException {
    PageTool.assumeInstalled("npm", "chromium");
    BrowserReport.forget();
    PageTool.Run run = PageTool.run("browser");
    List<BrowserReport.Outcome> outcomes = BrowserReport.read();
    DynamicTest all =
        DynamicTest.dynamicTest(
            "all of them ran",
            () -> {
              assertEquals(0, run.exitCode(), run.output());
              assertTrue(outcomes.size() > 1, run.output());
            });
    return Stream.concat(outcomes.stream().map(BrowserTest::asTest), Stream.of(all));
  }

  private static DynamicTest asTest(BrowserReport.Outcome outcome) {
    return DynamicTest.dynamicTest(
        outcome.file() + ": " + outcome.title(),
        () -> assertEquals("", outcome.failure(), outcome.title()));
  }
}
