package dev.tandem.web.browser;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Playwright says about a run: its JSON report, see playwright.config.ts. */
final class BrowserReport {
  private static final Path REPORT = Path.of("target/browser.json");

  /** One test; {@code failure} is empty if it passed. */
  record Outcome(String file, String title, String failure) {}

  private BrowserReport() {}

  /** Deletes the report of an earlier run. */
  static void forget() throws IOException {
    Files.deleteIfExists(REPORT);
  }

  /** Gives the tests of the last run, in their order; none if it ended before there was one. */
  static List<Outcome> read() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    if (Files.exists(REPORT)) {
      addSuites(new Gson().fromJson(Files.readString(REPORT), JsonObject.class), outcomes);
    }
    return outcomes;
  }

  private static void addSuites(JsonObject parent, List<Outcome> outcomes) {
    for (JsonElement element : list(parent, "suites")) {
      JsonObject suite = element.getAsJsonObject();
      for (JsonElement spec : list(suite, "specs")) {
        outcomes.add(outcome(spec.getAsJsonObject()));
      }
      addSuites(suite, outcomes);
    }
  }

  private static Outcome outcome(JsonObject spec) {
    String failure = spec.get("ok").getAsBoolean() ? "" : spec.get("tests").toString();
    return new Outcome(spec.get("file").getAsString(), spec.get("title").getAsString(), failure);
  }

  private static JsonArray list(JsonObject object, String name) {
    JsonArray found = object.getAsJsonArray(name);
    return found == null ? new JsonArray() : found;
  }
}
