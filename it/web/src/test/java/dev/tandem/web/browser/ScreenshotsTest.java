package dev.tandem.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of docs/images anew, when told to: {@code -Dbrowser.screenshots=true}. */
@EnabledIfSystemProperty(named = "browser.screenshots", matches = "true")
class ScreenshotsTest {
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void thePagesArePictured() throws Exception {
    PageTool.assumeInstalled("npm", "chromium");
    PageTool.Run run = PageTool.run("screenshots");
    assertEquals(0, run.exitCode(), run.output());
  }
}
