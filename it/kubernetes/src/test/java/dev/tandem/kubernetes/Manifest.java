package dev.tandem.kubernetes;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file of manifests, as Kubernetes would read it. */
final class Manifest {
  /** The folder of all manifests. */
  static final Path FOLDER = Path.of("../../deploy/kubernetes");

  /** A class of Kubernetes' own Java client, generated from its API description. */
  private record Model(Validation validation, Reading reading) {}

  /** Refuses unknown fields, and values where there should be objects or lists. */
  private interface Validation {
    void check(JsonElement json) throws IOException;
  }

  private interface Reading {
    Object read(String json) throws IOException;
  }

  private static final Map<String, Model> MODELS =
      Map.of(
          "apps/v1 Deployment",
          new Model(V1Deployment::validateJsonElement, V1Deployment::fromJson),
          "v1 Service",
          new Model(V1Service::validateJsonElement, V1Service::fromJson),
          "policy/v1 PodDisruptionBudget",
          new Model(V1PodDisruptionBudget::validateJsonElement, V1PodDisruptionBudget::fromJson));

  private final List<Object> objects = new ArrayList<>();

  private Manifest() {}

  static Manifest of(String file) {
    try {
      return parse(Files.readString(FOLDER.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads all documents of a text.
   *
   * @throws IllegalArgumentException if something is not what Kubernetes knows
   */
  static Manifest parse(String text) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Manifest manifest = new Manifest();
    for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(text)) {
      manifest.objects.add(read(JsonParser.parseString(new Gson().toJson(document))));
    }
    return manifest;
  }

  private static Object read(JsonElement json) {
    JsonObject object = json.getAsJsonObject();
    String kind = text(object, "apiVersion") + " " + text(object, "kind");
    Model model = MODELS.get(kind);
    if (model == null) {
      throw new IllegalArgumentException("not a kind of these manifests: " + kind);
    }
    try {
      model.validation().check(json);
      Object read = model.reading().read(json.toString());
      checkRead(JsonParser.parseString(JSON.serialize(read)), json, "");
      return read;
    } catch (IOException | JsonParseException e) {
      throw new IllegalArgumentException(kind + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that all is read as it is given, nulls aside: a number in quotes is read as a number,
   * but the API server takes that for an error.
   */
  private static void checkRead(@Nullable JsonElement read, JsonElement given, String path) {
    if (read instanceof JsonObject readObject && given instanceof JsonObject givenObject) {
      givenObject
          .asMap()
          .forEach((name, value) -> checkRead(readObject.get(name), value, path + "." + name));
    } else if (read instanceof JsonArray readArray
        && given instanceof JsonArray givenArray
        && readArray.size() == givenArray.size()) {
      for (int i = 0; i < givenArray.size(); i++) {
        checkRead(readArray.get(i), givenArray.get(i), path + "[" + i + "]");
      }
    } else if (!given.equals(read)) {
      throw new IllegalArgumentException(path + " is read as " + read + ", but it is " + given);
    }
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : "(no " + name + ")";
  }

  /** Gives the only object of a type. */
  <T> T the(Class<T> type) {
    List<T> found = objects.stream().filter(type::isInstance).map(type::cast).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " objects of " + type);
    }
    return found.get(0);
  }
}
